using ChainRule.Tensors;
using ChainRule.Training;

namespace ChainRule.Tests.Training;

/// <summary>Each change against its formula, with the numbers that it draws.</summary>
public sealed class ChangeTests
{
    private const int Draws = 4000;

    private static readonly Shape Picture = [2, 4, 5];

    [Fact]
    public void A_turn_keeps_distances_from_the_middle_and_its_angles_fill_the_range() => Check(new Rotate(30), map =>
    {
        Assert.Equal(1, map.XX * map.YY - map.XY * map.YX, 1e-12);
        Assert.Equal((2.0, 1.5), (Math.Round(map.XX * 2 + map.XY * 1.5 + map.X, 12), Math.Round(map.YX * 2 + map.YY * 1.5 + map.Y, 12)));
        return Math.Atan2(map.XY, map.XX) * 180 / Math.PI;
    }, -30, 30);

    [Fact]
    public void A_scale_keeps_the_middle_and_its_factors_fill_the_range() => Check(new Scale(0.25), map =>
    {
        Assert.Equal((map.XX, 0.0, 0.0, 2.0), (map.YY, map.XY, map.YX, Math.Round(map.XX * 2 + map.X, 12)));
        return 1 / map.XX;
    }, 0.75, 1.25);

    [Fact]
    public void A_crop_lies_within_the_picture_and_its_shares_fill_the_range() => Check(new Crop(0.5), map =>
    {
        // Its edges, half a pixel outside of the middles of the outermost pixels.
        Assert.InRange(map.XX * -0.5 + map.X, -0.5 - 1e-12, 4.5);
        Assert.InRange(map.XX * 4.5 + map.X, -0.5, 4.5 + 1e-12);
        Assert.InRange(map.YY * -0.5 + map.Y, -0.5 - 1e-12, 3.5);
        Assert.InRange(map.YY * 3.5 + map.Y, -0.5, 3.5 + 1e-12);
        return map.XX;
    }, 0.5, 1);

    [Fact]
    public void Contrast_keeps_the_mean_and_its_factors_fill_the_range() => Check(new Contrast(0.5), (before, after) =>
    {
        Assert.Equal(before.Average(), after.Average(), 1e-12);
        var factor = (after[0] - after[1]) / (before[0] - before[1]);
        Assert.All(before.Zip(after), pair => Assert.Equal(before.Average() + factor * (pair.First - before.Average()), pair.Second, 1e-9));
        return factor;
    }, 0.5, 1.5);

    [Fact]
    public void Brightness_is_added_to_all_alike() => Check(new Brightness(0.3), (before, after) =>
    {
        var more = after[0] - before[0];
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First + more, pair.Second, 1e-12));
        return more;
    }, -0.3, 0.3);

    [Fact]
    public void Noise_has_mean_0_its_deviation_and_the_tails_of_four_uniform_numbers()
    {
        var noise = new double[200_000];
        var draws = new ChangeDraws(1, 2, 3);
        new Noise(0.5).Apply(noise, [1, 1, noise.Length], ref draws);
        Assert.Equal(0, noise.Average(), 0.005);
        Assert.Equal(0.25, noise.Average(x => x * x), 0.003);

        // The fourth moment of the sum of n uniform numbers of variance 1 is 3 − 6/(5·n).
        Assert.Equal((3 - 6 / 20.0) / 16, noise.Average(x => x * x * x * x), 0.004);
    }

    [Fact]
    public void A_square_is_cut_out_around_every_pixel_in_all_channels()
    {
        var middles = new HashSet<string>();
        for (var row = 0; row < Draws; row++)
        {
            double[] pixels = [.. Enumerable.Repeat(1.0, 40)];
            var draws = new ChangeDraws(5, row, 0);
            new CutOut(3).Apply(pixels, Picture, ref draws);
            Assert.Equal(pixels[..20], pixels[20..]);
            middles.Add(string.Concat(pixels[..20]));
        }

        var expected = from y in Enumerable.Range(0, 4)
                       from x in Enumerable.Range(0, 5)
                       select string.Concat(Enumerable.Range(0, 20).Select(i => Math.Abs(i / 5 - y) <= 1 && Math.Abs(i % 5 - x) <= 1 ? 0 : 1));
        Assert.Equal(expected.Distinct().Order(), middles.Order());
    }

    // Mean and variance of the beta distribution of (a, b): a/(a + b) and a·b/((a + b)²·(a + b + 1)).
    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(2)]
    public void Pictures_are_mixed_with_others_in_shares_of_the_beta_distribution(double alpha)
    {
        double[] batch = [1, 1, 0, 10, 0, 100];
        var shares = new double[20_000];
        var others = new HashSet<double>();
        for (var row = 0; row < shares.Length; row++)
        {
            var mixed = new double[2];
            var draws = new ChangeDraws(9, row, 0);
            new MixUp(alpha).Apply(batch, 0, mixed, ref draws);
            shares[row] = mixed[0];
            if (shares[row] < 0.999)
                others.Add(Math.Round((mixed[1] - shares[row]) / (1 - shares[row]), 6));
        }

        var (a, b) = (alpha + 1, alpha);
        Assert.Equal([10.0, 100.0], others.Order());
        Assert.Equal(a / (a + b), shares.Average(), 0.01);
        Assert.Equal(a * b / ((a + b) * (a + b) * (a + b + 1)), shares.Average(x => x * x) - shares.Average() * shares.Average(), 0.005);
    }

    [Fact]
    public void A_picture_alone_is_not_mixed()
    {
        double[] alone = [1, 2];
        var draws = new ChangeDraws(9, 0, 0);
        new MixUp(1).Apply<double>([1, 2], 0, alone, ref draws);
        Assert.Equal([1, 2], alone);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        foreach (var make in (Func<PictureChange>[])[() => new Shift(0), () => new Rotate(double.NaN), () => new Scale(1), () => new Crop(0), () => new Crop(1.1), () => new Contrast(-1), () => new Brightness(0), () => new Noise(double.PositiveInfinity), () => new CutOut(-1), () => new MixUp(3)])
            Assert.Throws<SettingException>(make);
    }

    [Theory]
    [InlineData(4, "A shift by 4 pixels leaves nothing of pictures of shape [2, 4, 5].")]
    public void Changes_that_leave_nothing_are_refused(int pixels, string message)
    {
        Assert.Equal(message, Assert.Throws<ShapeException>(() => new Shift(pixels).Check(Picture)).Message);
        Assert.Equal("Cutting out 4 by 4 pixels can leave nothing of pictures of shape [2, 4, 5].", Assert.Throws<ShapeException>(() => new CutOut(pixels).Check(Picture)).Message);
    }

    private static void Check(PlaceChange change, Func<PlaceMap, double> measure, double low, double high) => Fills(low, high, row =>
    {
        var draws = new ChangeDraws(7, row, 1);
        return measure(change.Draw(ref draws, Picture[1], Picture[2]));
    });

    private static void Check(PixelChange change, Func<double[], double[], double> measure, double low, double high) => Fills(low, high, row =>
    {
        double[] before = [.. Enumerable.Range(0, 40).Select(i => (i + row) * 7 % 40 / 40.0)];
        double[] after = [.. before];
        var draws = new ChangeDraws(7, row, 1);
        change.Apply(after, Picture, ref draws);
        return measure(before, after);
    });

    // Uniform: mean, variance and both ends.
    private static void Fills(double low, double high, Func<int, double> measure)
    {
        double[] values = [.. Enumerable.Range(0, Draws).Select(measure)];
        var width = high - low;
        Assert.Equal(low + width / 2, values.Average(), 0.02 * width);
        Assert.Equal(width * width / 12, values.Average(value => value * value) - values.Average() * values.Average(), 0.005 * width * width);
        Assert.InRange(values.Min(), low - 1e-9, low + 0.01 * width);
        Assert.InRange(values.Max(), high - 0.01 * width, high + 1e-9);
    }
}
