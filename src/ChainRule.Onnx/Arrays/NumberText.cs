using System.Globalization;
using ChainRule.Data;
using ChainRule.Formats;
using ChainRule.Onnx.Values;
using ChainRule.Tensors;

namespace ChainRule.Onnx;

/// <summary>An array that is filled from numbers as text.</summary>
internal sealed class NumberText(ElementType type, Shape shape, string file)
{
    private readonly Tensor _tensor = new(shape, type.Held());
    private int _count;

    public NumpyArray Array => new(_tensor, type.NumpyName());

    public void Add(string text, string? place)
    {
        if (!TryRead(text, type, out var number))
            throw new InputException(file, place, $"'{text}' is not {(type == ElementType.Bool ? "true or false" : $"a {(type.IsFloatingPoint() ? "" : "whole ")}number that {type.NumpyName()} can hold")}");
        if (type.IsFloatingPoint())
            _tensor.SetValue(_count++, number.Real);
        else
            _tensor.Span<long>()[_count++] = number.Whole;
    }

    /// <summary>Reads a number with a decimal point, whatever the locale, and rounds it to the type; NaN and infinity are words, not what overflows.</summary>
    public static bool TryRead(string text, ElementType type, out (double Real, long Whole) number)
    {
        number = default;
        var trimmed = text.Trim();
        if (type.IsFloatingPoint())
        {
            var isNumber = double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var real);
            number.Real = type.Rounded(real);
            return isNumber && (double.IsFinite(number.Real) || !trimmed.AsSpan().ContainsAnyInRange('0', '9'));
        }

        if (type == ElementType.Bool)
        {
            number.Whole = trimmed is "1" or "true" or "True" ? 1 : 0;
            return number.Whole == 1 || trimmed is "0" or "false" or "False";
        }

        if (!Int128.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) || !type.Holds(whole))
            return false;
        number.Whole = unchecked((long)whole);
        return true;
    }
}
