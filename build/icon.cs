#:project ../src/ChainRule/ChainRule.csproj

// Draws the packages' icon: dotnet run build/icon.cs
using ChainRule.Formats;

const int Size = 128;
const double Wire = 7;
const double Radius = 25;
byte[] ground = [0x1B, 0x2A, 0x49];
byte[] forward = [0x4F, 0xC3, 0xF7];
byte[] backward = [0xFF, 0xB3, 0x47];

var pixels = new byte[Size * Size * 4];
for (var y = 0; y < Size; y++)
{
    for (var x = 0; x < Size; x++)
        Draw(x + 0.5, y + 0.5).CopyTo(pixels, (y * Size + x) * 4);
}

File.WriteAllBytes(args is [var file] ? file : "build/icon.png", Png.Encode(pixels, Size, Size, 4));

// Two links of a chain: the second passes over the first above, and under it below.
byte[] Draw(double x, double y)
{
    var (first, second) = (Ring(x, y, 46), Ring(x, y, 82));
    var (under, over) = y < Size / 2 ? (first, second) : (second, first);
    var (deep, high) = y < Size / 2 ? (forward, backward) : (backward, forward);
    byte[] colour = [.. Enumerable.Range(0, 3).Select(i => (byte)Mix(Mix(ground[i], deep[i], under), high[i], over))];
    return [.. colour, (byte)Math.Round(255 * Square(x, y))];
}

// How much of a pixel lies within: 1 inside, 0 outside, a slope of one pixel between.
double Within(double distance) => Math.Clamp(0.5 - distance, 0, 1);

double Ring(double x, double y, double centre) => Within(Math.Abs(Math.Sqrt(Square2(x - centre) + Square2(y - Size / 2)) - Radius) - Wire);

double Square(double x, double y)
{
    const double Corner = 24;
    var (dx, dy) = (Math.Max(Math.Abs(x - Size / 2) - Size / 2 + Corner, 0), Math.Max(Math.Abs(y - Size / 2) - Size / 2 + Corner, 0));
    return Within(Math.Sqrt(Square2(dx) + Square2(dy)) - Corner);
}

double Square2(double value) => value * value;

double Mix(double from, double to, double share) => from + (to - from) * share;
