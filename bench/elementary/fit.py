"""Fits the polynomials of Elementary<TLanes, T> and prints their coefficients, highest power first.

Each polynomial minimises the largest weighted error over its interval, found by Lawson's iteration: a weighted least
squares whose weights grow where the error is large. The weight turns the polynomial's error into the relative error of
the function built from it.
"""
import struct

from mpmath import cos, erf, erfc, expm1, inf, ldexp, log, log1p, lu_solve, matrix, mp, mpf, pi, sqrt

mp.dps = 90


def fit(function, weight, low, high, degree, iterations=40):
    count = 12 * (degree + 1)
    middle, half = (high + low) / 2, (high - low) / 2
    points = [middle + half * cos(pi * (i + mpf(1) / 2) / count) for i in range(count)]
    wanted = [function(x) for x in points]
    powers = [[x**k for k in range(degree + 1)] for x in points]
    squared = [weight(x) ** 2 for x in points]
    lawson = [mpf(1) / count] * count
    best, least = None, inf
    for _ in range(iterations):
        normal, right = matrix(degree + 1, degree + 1), matrix(degree + 1, 1)
        weights = [l * s for l, s in zip(lawson, squared)]
        moments = [sum(w * p[1] ** k for w, p in zip(weights, powers)) for k in range(2 * degree + 1)]
        for j in range(degree + 1):
            right[j] = sum(w * p[j] * y for w, p, y in zip(weights, powers, wanted))
            for k in range(degree + 1):
                normal[j, k] = moments[j + k]
        coefficients = list(lu_solve(normal, right))
        errors = [abs(sum(c * q for c, q in zip(coefficients, p)) - y) * sqrt(s)
                  for p, y, s in zip(powers, wanted, squared)]
        if max(errors) < least:
            best, least = coefficients, max(errors)
        lawson = [l * e for l, e in zip(lawson, errors)]
        total = sum(lawson)
        lawson = [l / total for l in lawson]
    return best, least


def as_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def show(title, function, weight, low, high, degrees):
    for kind, degree, bits, narrow in (("float", degrees[0], 24, as_float), ("double", degrees[1], 53, float)):
        coefficients, error = fit(function, weight, low[kind], high[kind], degree)
        print(f"{title}, {kind}: relative error {float(ldexp(error, bits)):.3f} ULP")
        for c in reversed(coefficients):
            print("   ", short(narrow(c), kind))


def short(value, kind):
    """The shortest decimal that reads back as the value in its own type."""
    if kind == "double":
        return repr(value)
    return next(text for text in (f"{value:.{digits}g}" for digits in range(6, 10)) if as_float(float(text)) == value)


def both(value):
    return {"float": value, "double": value}


def split(x, bits):
    """x in two parts, the first of so few bits that its product with an exponent is exact."""
    scale = ldexp(mpf(1), bits)
    first = mp.nint(x * scale) / scale
    return first, x - first


ln2 = log(mpf(2))
for kind, bits, narrow in (("float", 14, as_float), ("double", 40, float)):
    first, rest = split(ln2, bits)
    print(f"ln 2, {kind}: {float(first)!r} + {short(narrow(rest), kind)}")
print(f"1/ln 2: {float(1 / ln2)!r}")

# eʳ = 1 + r + r²·q(r), |r| ≤ ½ ln 2, accurate relative to eʳ − 1.
edge = ln2 / 2 * (1 + mpf(10) ** -6)
show("exp: (exp(r) - 1 - r)/r^2", lambda r: (expm1(r) - r) / r**2, lambda r: r**2 / abs(expm1(r)),
     both(-edge), both(edge), (4, 9))

# ln((1 + s)/(1 − s)) = 2s + s³·q(s²), |s| ≤ (√2 − 1)/(√2 + 1).
widest = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2


def log_ratio(s):
    return log1p(s) - log1p(-s)


show("log: (ln((1+s)/(1-s)) - 2s)/s^3 by s^2", lambda z: (log_ratio(sqrt(z)) - 2 * sqrt(z)) / sqrt(z) ** 3,
     lambda z: sqrt(z) ** 3 / log_ratio(sqrt(z)), both(mpf(0)), both(widest), (2, 6))

# erf x = 1 − exp(−x·q(x)): q(x) = −ln(erfc x)/x; an error d of the exponent changes erf x by erfc(x)·d.
show("erf: -ln(erfc x)/x", lambda x: -log(erfc(x)) / x, lambda x: x * erfc(x) / erf(x),
     both(mpf(0)), {"float": mpf(4), "double": mpf(6)}, (8, 23))
