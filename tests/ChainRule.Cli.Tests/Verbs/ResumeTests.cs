using System.Globalization;
using ChainRule.Tests;
using ChainRule.Training;

namespace ChainRule.Cli.Tests.Verbs;

public sealed class ResumeTests : WithinProcessTests
{
    private static readonly string[] Flowers = ["train", "flowers.csv", "--layers", "linear 8, relu, dropout 0.2, linear 3", "--epochs", "5", "--batch", "16"];

    [Theory]
    [InlineData("1", "flowers.csv", "--layers", "linear 8, batch_norm1d, relu, dropout 0.3, linear 3", "--optimizer", "adamw", "--clip-norm", "1")]
    [InlineData("2", "flowers.csv", "--layers", "linear 8, relu, linear 3", "--optimizer", "sgd momentum=0.9", "--learning-rate", "0.5", "--patience", "2", "--freeze", "0.bias")]
    [InlineData("3", "houses.csv", "--layers", "linear 8, tanh, linear 1", "--optimizer", "rmsprop", "--split", "time")]
    [InlineData("1", "birds.csv", "--target", "species", "--missing", "mean", "--optimizer", "adagrad", "--missing-words", "NA,-")]
    [InlineData("2", "pictures", "--layers", "conv2d 4 3x3, batch_norm2d, relu, global_avg_pool2d, dropout 0.1, linear 2", "--augment", "shift:1,flip", "--stop-at-loss", "0.01")]
    public async Task A_run_that_goes_on_is_the_one_that_was_not_interrupted(string threads, params string[] training)
    {
        WriteData();
        (await RunAsync(["train", .. training, "--epochs", "4", "--batch", "8", "--seed", "5", "--out", "whole", "--checkpoint-every", "2 steps", "--keep", "1000"])).Succeeded();
        var count = InterruptedRun.Checkpoints(File("whole")).Length;
        foreach (var left in (int[])[1, count / 2, count - 1, count])
        {
            var run = string.Create(CultureInfo.InvariantCulture, $"run{left}");
            InterruptedRun.Copy(File("whole"), File(run));
            InterruptedRun.Make(File(run), left);
            (await RunAsync("train", "--resume", run, "--threads", threads)).Succeeded();
            InterruptedRun.AssertSame(File("whole"), File(run));
        }
    }

    [Fact]
    public async Task A_complete_run_trains_longer()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "short"])).Succeeded();
        (await RunAsync([.. Flowers[..^4], "--epochs", "9", "--batch", "16", "--out", "long"])).Succeeded();
        Assert.Equal("short: the run is complete: 5 epochs are done; a greater number for --epochs trains longer", (await RunAsync("train", "--resume", "short")).Refusal());
        var events = (await RunAsync("train", "--resume", "short", "--epochs", "9", "--json")).Succeeded().Json;
        Assert.EndsWith("epoch-00005-sample-0000000.safetensors", events[0].GetProperty("resumed_from").GetString(), StringComparison.Ordinal);
        Assert.Equal([6, 7, 8, 9], events[1..^1].Select(line => line.GetProperty("epoch").GetInt32()));
        InterruptedRun.AssertSame(File("long"), File("short"));

        // What was asked for anew is asked for from now on.
        Assert.Equal("short: the run is complete: 9 epochs are done; a greater number for --epochs trains longer", (await RunAsync("train", "--resume", "short")).Refusal());
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_complete()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--stop-at-loss", "100", "--out", "run"])).Succeeded();
        Assert.Equal("run: the run is complete: it was stopped after epoch 1; train anew, without what stopped it", (await RunAsync("train", "--resume", "run", "--epochs", "50")).Refusal());
    }

    [Fact]
    public async Task A_training_that_diverged_would_do_so_again()
    {
        WriteData();
        Assert.Equal(1, (await RunAsync("train", "houses.csv", "--layers", "linear 8, linear 1", "--optimizer", "sgd", "--learning-rate", "1e4", "--epochs", "9", "--out", "run", "--checkpoint-every", "1 step")).ExitCode);
        Assert.Equal("run: the training diverged, and would diverge again; train anew with a smaller --learning-rate, or --clip-norm 1", (await RunAsync("train", "--resume", "run")).Refusal());
    }

    [Fact]
    public async Task An_interrupted_run_says_so_wherever_it_is_looked_at()
    {
        await InterruptAsync();
        const string Told = "run: the run was interrupted in epoch 6; \"chainrule train --resume run\" goes on with it";
        Assert.Equal(Told, (await RunAsync("evaluate", "run", "flowers.csv")).Refusal());
        Assert.Equal(Told, (await RunAsync("predict", "run", "flowers.csv")).Refusal());
        Assert.Equal(Told, (await RunAsync("explain", "run", "--data", "flowers.csv", "--row", "0")).Refusal());
        Assert.Equal("run: the folder holds a run that was interrupted; \"chainrule train --resume run\" goes on with it; add --overwrite to replace it", (await RunAsync([.. Flowers, "--out", "run"])).Refusal());
        var summary = (await RunAsync("summary", "run")).Succeeded();
        Assert.Equal(Told, summary.Unbroken[0]);
        Assert.Contains("Dropout(0.2)", summary.Output, StringComparison.Ordinal);
        (await RunAsync([.. Flowers, "--out", "run", "--overwrite"])).Succeeded();
        (await RunAsync("evaluate", "run", "flowers.csv")).Succeeded();
    }

    [Fact]
    public async Task A_complete_run_can_be_used_while_a_later_one_is_interrupted()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "run"])).Succeeded();
        InterruptedRun.Copy(File("run"), File("later"));
        InterruptedRun.Make(File("later"), 1);
        Directory.Move(File("later/unfinished"), File("run/unfinished"));
        (await RunAsync("evaluate", "run", "flowers.csv")).Succeeded();
        Assert.StartsWith("run: a later training was interrupted in epoch 6;", (await RunAsync("summary", "run")).Succeeded().Unbroken[0], StringComparison.Ordinal);
        (await RunAsync("train", "--resume", "run")).Succeeded();
        Assert.False(Directory.Exists(File("run/unfinished")));
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_skipped_with_a_message()
    {
        await InterruptAsync();
        var newest = InterruptedRun.Checkpoints(File("run/unfinished"))[^1];
        Write(newest, System.IO.File.ReadAllBytes(newest)[..^1]);
        var outcome = await RunAsync("train", "--resume", "run");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^chainrule: .*epoch-00003-sample-0000000\.safetensors: \d+ bytes follow the header, but the tensors need \d+; the file was cut off; an older checkpoint is used\r?\n$", outcome.Error);
        InterruptedRun.AssertSame(File("whole"), File("run"));
    }

    [Fact]
    public async Task Other_data_are_refused_with_what_differs()
    {
        await InterruptAsync();
        Write("flowers.csv", SmallData.Flowers(57));
        await RefusesAsync(@"the training had 54 samples of float32\[2\] with int64\[\], 6 to validate; the data now are 51 samples of float32\[2\] with int64\[\], 6 to validate: continue with the same data");
        Write("flowers.csv", SmallData.Flowers().Replace("10.", "11.", StringComparison.Ordinal));
        await RefusesAsync("the data have changed since this was saved: the samples are as many, but not the same; continue with the same data");
        System.IO.File.Delete(File("flowers.csv"));
        Assert.Equal("run: the run's data, flowers.csv, are not there any more; put them back, or start in the folder in which the training was started", (await RunAsync("train", "--resume", "run")).Refusal());

        async Task RefusesAsync(string problem) => await RefusedAsync($@"^run.unfinished.checkpoints.epoch-00003-sample-0000000\.safetensors: {problem}$", "train", "--resume", "run");
    }

    [Fact]
    public async Task Another_network_is_refused_with_what_differs()
    {
        WriteData();
        Write("network.json", """{"name":"mine","input":[2],"layers":[{"type":"linear","out_features":3}],"loss":"cross_entropy","optimizer":{"type":"sgd","learning_rate":0.1}}""");
        (await RunAsync("train", "flowers.csv", "--network", "network.json", "--epochs", "3", "--out", "run", "--checkpoint-every", "1")).Succeeded();
        InterruptedRun.Make(File("run"), 2);
        Write("network.json", System.IO.File.ReadAllText(File("network.json")).Replace("0.1", "0.2", StringComparison.Ordinal));
        await RefusedAsync(@"the training had another network: optimizer \{""type"":""sgd"",""learning_rate"":0\.1\}, now \{""type"":""sgd"",""learning_rate"":0\.2\}; restore network\.json as it was$", "train", "--resume", "run");
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await InterruptAsync();
        var newest = InterruptedRun.Checkpoints(File("run/unfinished"))[^1];
        var bytes = System.IO.File.ReadAllBytes(newest);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        bytes[text.IndexOf("\"version\":\"1\"", StringComparison.Ordinal) + 11] = (byte)'2';
        var digits = text.IndexOf("\"checksum\":\"", StringComparison.Ordinal) + 12;
        bytes.AsSpan(digits, 64).Fill((byte)'0');
        System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))).CopyTo(bytes, digits);
        System.IO.File.WriteAllBytes(newest, bytes);
        await RefusedAsync("the checkpoint has version 2 of the format; this program reads version 1$", "train", "--resume", "run");
    }

    [Fact]
    public async Task An_epoch_that_has_begun_is_not_left_half_learnt()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "run", "--checkpoint-every", "1 step", "--keep", "99"])).Succeeded();
        InterruptedRun.Make(File("run"), 6);
        await RefusedAsync("^run: epoch 2 has begun already; give --epochs a greater number$", "train", "--resume", "run", "--epochs", "1");
    }

    [Fact]
    public async Task An_end_that_was_half_written_does_not_matter()
    {
        await InterruptAsync();
        Write("run/unfinished/summary.json", """{"event":"done","tra""");
        (await RunAsync("train", "--resume", "run")).Succeeded();
        InterruptedRun.AssertSame(File("whole"), File("run"));
    }

    [Fact]
    public async Task A_refused_run_leaves_no_events()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "run", "--tensorboard", "events"])).Succeeded();
        Assert.Contains("is complete", (await RunAsync("train", "--resume", "run")).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["run-1"], Directory.EnumerateDirectories(File("events")).Select(folder => Path.GetFileName(folder)));
    }

    [Fact]
    public async Task Wrong_folders_are_refused()
    {
        WriteData();
        Directory.CreateDirectory(File("empty"));
        Directory.CreateDirectory(File("none/unfinished"));
        Assert.Equal("run: there is no such folder; name the folder of a run", (await RunAsync("train", "--resume", "run")).Refusal());
        Assert.Equal("empty: the folder holds no run; name the folder of a run", (await RunAsync("train", "--resume", "empty")).Refusal());
        Assert.Equal("flowers.csv: this is a file; name the folder of a run", (await RunAsync("train", "--resume", "flowers.csv")).Refusal());
        Assert.Equal("none: the run was interrupted before its first checkpoint; start the training again, with --out and --overwrite", (await RunAsync("train", "--resume", "none")).Refusal());
        Assert.Equal("none: the run was interrupted in epoch 1; it has no checkpoint: start the training again, with --out and --overwrite", (await RunAsync("summary", "none")).Succeeded().Unbroken[0]);
        Assert.Equal("none: the folder holds a run that was interrupted; add --overwrite to replace it", (await RunAsync([.. Flowers, "--out", "none"])).Refusal());
        Assert.Empty(Directory.EnumerateFileSystemEntries(File("empty")));
    }

    [Fact]
    public async Task A_run_that_another_process_writes_is_refused()
    {
        await InterruptAsync();
        using var held = new FileStream(File("run/.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal("run: another training is saving into this folder; wait until it ends, or name another folder", (await RunAsync("train", "--resume", "run")).Refusal());
        Assert.Equal("run: the run is going on, now in epoch 6; wait until it ends", (await RunAsync("evaluate", "run", "flowers.csv")).Refusal());
    }

    [Fact]
    public async Task Settings_that_a_run_has_already_are_refused()
    {
        await InterruptAsync();
        var before = Contents();
        Assert.Equal("command line, --batch: --resume goes on with the settings of the run; leave it out; allowed are --checkpoint-every, --keep, --json, --epochs, --threads", (await RunAsync("train", "--resume", "run", "--batch", "3")).Refusal());
        Assert.Equal("command line, --out: --resume goes on with the settings of the run; leave it out; allowed are --checkpoint-every, --keep, --json, --epochs, --threads", (await RunAsync("train", "--resume", "run", "--out", "other")).Refusal());
        Assert.Equal("command line: --resume goes on with the data of the run; leave DATA out", (await RunAsync("train", "flowers.csv", "--resume", "run")).Refusal());
        Assert.Equal("run: 3 epochs are done already; give --epochs a greater number", (await RunAsync("train", "--resume", "run", "--epochs", "2")).Refusal());
        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("--checkpoint-every", "1")]
    [InlineData("--keep", "1")]
    [InlineData("--overwrite")]
    public async Task What_says_how_to_save_needs_a_folder(params string[] options) =>
        Assert.Contains($"{options[0]} needs --out", (await RunAsync(["train", "xor", .. options])).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Checkpoints_are_kept_as_asked()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "run", "--checkpoint-every", "1 epoch", "--keep", "2"])).Succeeded();
        Assert.Equal(["epoch-00004-sample-0000000.safetensors", "epoch-00005-sample-0000000.safetensors"], InterruptedRun.Checkpoints(File("run")).Select(file => Path.GetFileName(file)));
        Assert.Equal("linear 8, relu, dropout 0.2, linear 3", Checkpoint.Newest(File("run/checkpoints"))!.Metadata["command"].Split("--layers=")[1].Split('"')[0]);
    }

    // A run of 5 epochs that was killed after the third checkpoint, with metrics of all epochs; "whole" is the one that was not.
    private async Task InterruptAsync()
    {
        WriteData();
        (await RunAsync([.. Flowers, "--out", "whole", "--checkpoint-every", "1", "--keep", "9"])).Succeeded();
        InterruptedRun.Copy(File("whole"), File("run"));
        InterruptedRun.Make(File("run"), 3);
    }

    private async Task RefusedAsync(string pattern, params string[] arguments)
    {
        var before = Contents();
        Assert.Matches(pattern, (await RunAsync(arguments)).Refusal());
        Assert.Equal(before, Contents());
    }

    private (string, string)[] Contents() =>
        [.. Directory.EnumerateFiles(File("run"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(file)))))];

    private void WriteData()
    {
        Write("flowers.csv", SmallData.Flowers());
        Write("houses.csv", SmallData.Houses());
        Write("birds.csv", SmallData.Birds());
        Directory.CreateDirectory(File("pictures"));
        var pixels = new byte[40 * 36];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i * 7919 % 251);
        Write("pictures/train-images-idx3-ubyte", IdxBytes.Of(pixels, 40, 6, 6));
        Write("pictures/train-labels-idx1-ubyte", IdxBytes.Of([.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2))], 40));
    }
}
