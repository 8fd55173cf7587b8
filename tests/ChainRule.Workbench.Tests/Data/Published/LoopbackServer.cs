using System.Net;
using System.Net.Sockets;

namespace ChainRule.Workbench.Tests.Data.Published;

/// <summary>Serves files over HTTP on the loopback address, and counts the requests.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _requests;

    public LoopbackServer(IReadOnlyDictionary<string, byte[]> files)
    {
        Address = new($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync(files);
    }

    public Uri Address { get; }

    public int Requests => _requests;

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _requests);
            if (files.TryGetValue(context.Request.Url!.AbsolutePath.TrimStart('/'), out var content))
                await context.Response.OutputStream.WriteAsync(content);
            else
                context.Response.StatusCode = 404;
            context.Response.Close();
        }
    }
}
