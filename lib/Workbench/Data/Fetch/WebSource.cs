using System.Net;
using System.Net.Http.Headers;

namespace Workbench.Data.Fetch;

/// <summary>One GET at a time over https: redirects are followed by hand and only to https, a server that goes silent is noticed, faults are sorted into passing and lasting ones.</summary>
/// <remarks>Nothing is sent before <see cref="GetAsync"/>; proxies named in the environment are used. No cookies, no decompression: bytes are what the server stores.</remarks>
internal sealed class WebSource : IDisposable
{
    private const int MaxRedirects = 5;
    private readonly FetchOptions _options;
    private readonly Lazy<HttpClient> _client;

    public WebSource(FetchOptions options)
    {
        _options = options;
        _client = new Lazy<HttpClient>(() => new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = !options.AllowsLoopbackHttp, // a proxy leads to its own loopback, not to this one
            ConnectTimeout = options.Stall,
            MaxResponseHeadersLength = 64,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // a large file may take long; a stall is what counts
            DefaultRequestHeaders = { { "User-Agent", "SaliencyWorkbench" }, { "Accept-Encoding", "identity" } },
        });
    }

    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    /// <summary>Sends one request and returns its answer once the headers are there.</summary>
    /// <param name="address">https address.</param>
    /// <param name="from">First byte wanted; 0 for all of them.</param>
    /// <param name="validator">Entity tag of the answer whose rest is wanted; null where none is known.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>An answer 200, 206 or 416; the caller disposes it.</returns>
    /// <exception cref="TransientException">A fault that may pass.</exception>
    /// <exception cref="FetchException">One that will not.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, long from, EntityTagHeaderValue? validator, CancellationToken cancel)
    {
        Uri current = address;
        for (int redirects = 0; ; redirects++)
        {
            RequireSafe(current, address);
            using var request = new HttpRequestMessage(HttpMethod.Get, current);
            if (from > 0)
            {
                request.Headers.Range = new RangeHeaderValue(from, null);
                if (validator is { IsWeak: false }) request.Headers.IfRange = new RangeConditionHeaderValue(validator);
            }

            HttpResponseMessage response = await WithoutStall(
                token => _client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancel).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable) return response;
            using (response)
            {
                if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) throw Fault(response, address);
                if (redirects == MaxRedirects) throw new FetchException(address.AbsoluteUri, $"at most {MaxRedirects} redirects", "more", "The server sends requests in a circle; look at the source page for a new address.");
                if (response.Headers.Location is not { } next) throw new FetchException(address.AbsoluteUri, "a redirect that says where to", "none", "The server is misconfigured; try again later.");
                current = new Uri(current, next);
            }
        }
    }

    /// <summary>Runs one wait for the network; when nothing comes in time that is a passing fault, not the user's cancelling.</summary>
    public async Task<T> WithoutStall<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancel)
    {
        using var stall = new CancellationTokenSource(_options.Stall, _options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancel);
        try
        {
            return await wait(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new TransientException($"nothing for {_options.Stall.TotalSeconds:0.###} s", null, e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.NameResolutionError && !cancel.IsCancellationRequested)
        {
            // Without a network every try would end like this; the user should know at once.
            throw new FetchException("the network", "an address of this host", e.Message.TrimEnd('.'), "This machine has no network, or needs a proxy (https_proxy). Data that are in the cache can be used without.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancel.IsCancellationRequested)
        {
            throw new TransientException(e.Message.TrimEnd('.'), null, e);
        }
    }

    private void RequireSafe(Uri current, Uri asked)
    {
        bool isTest = _options.AllowsLoopbackHttp && current.Scheme == Uri.UriSchemeHttp && current.IsLoopback && current.Port == asked.Port;
        if (!isTest && (current.Scheme != Uri.UriSchemeHttps || current.UserInfo.Length > 0))
            throw new FetchException(asked.AbsoluteUri, "https addresses only", $"a redirect to {current.GetLeftPart(UriPartial.Path)}", "Anyone on the way could change what comes; look at the source page for a new address.");
    }

    private static Exception Fault(HttpResponseMessage response, Uri address)
    {
        string found = $"HTTP {(int)response.StatusCode}";
        bool passes = (int)response.StatusCode is 408 or 425 or 429 or >= 500;
        return passes
            ? new TransientException(found, response.Headers.RetryAfter?.Delta)
            : new FetchException(address.AbsoluteUri, "HTTP 200", found, "The source has moved or withdrawn the file, or it does not let this machine have it; look at the source page.");
    }
}
