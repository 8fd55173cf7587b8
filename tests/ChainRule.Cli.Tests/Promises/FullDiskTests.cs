using System.Diagnostics;
using ChainRule.Training;

namespace ChainRule.Cli.Tests.Promises;

/// <summary>A training on a disk of a few kilobytes. It runs where CHAINRULE_MOUNTS is set and disks may be mounted.</summary>
public sealed class FullDiskTests : CommandTests
{
    private static readonly string[] Training = ["train", "flowers.csv", "--layers", "linear 64, relu, linear 3", "--epochs", "40", "--batch", "16", "--checkpoint-every", "1", "--keep", "100"];

    [Fact]
    public async Task A_training_that_fills_the_disk_ends_and_goes_on_when_there_is_room()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CHAINRULE_MOUNTS") is null, "CHAINRULE_MOUNTS is not set.");
        Write("flowers.csv", SmallData.Flowers());
        Directory.CreateDirectory(File("disk"));
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "size=100k", "tmpfs", File("disk")), "Disks may not be mounted here.");
        try
        {
            (await RunAsync([.. Training, "--out", "whole"])).Succeeded();
            var outcome = await RunAsync([.. Training, "--out", "disk/run"]);
            Assert.Matches(@"^(Checkpoints|RunRecording) failed after an epoch: disk/run.*: the disk is full$", outcome.Failure(1));
            Assert.Empty(Checkpoint.Newest(File("disk/run/unfinished/checkpoints"))!.Skipped);
            Assert.DoesNotContain(Directory.EnumerateFiles(File("disk"), "*", SearchOption.AllDirectories), file => file.EndsWith(".partial", StringComparison.Ordinal));

            FillUp(File("disk/rest"));
            Assert.Equal("disk/events: no events can be written there: the disk is full; name another folder", (await RunAsync([.. Training[..^4], "--tensorboard", "disk/events"])).Refusal());
            System.IO.File.Delete(File("disk/rest"));

            Assert.True(await MountAsync("-o", "remount,size=10m", File("disk")));
            (await RunAsync("train", "--resume", "disk/run")).Succeeded();
            InterruptedRun.AssertSame(File("whole"), File("disk/run"));
        }
        finally
        {
            using var unmount = Process.Start("umount", [File("disk")]);
            await unmount.WaitForExitAsync();
        }
    }

    private static void FillUp(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<bool> MountAsync(params string[] arguments)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true })!;
        await mount.WaitForExitAsync();
        return mount.ExitCode == 0;
    }
}
