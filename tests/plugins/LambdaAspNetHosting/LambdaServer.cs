using System.Text;
using System.Text.Json;
using Amazon.Lambda.RuntimeSupport;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Amazon.Lambda.AspNetCoreServer.Hosting;

/// <summary>Starts by serving, and has started when that is over.</summary>
internal sealed class LambdaServer : IServer
{
    public IFeatureCollection Features { get; } = new FeatureCollection();

    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        using var bootstrap = LambdaBootstrapBuilder.Create((payload, _) => AnswerAsync(application, payload)).Build();
        await bootstrap.RunAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    private static async Task<Stream> AnswerAsync<TContext>(IHttpApplication<TContext> application, Stream payload)
        where TContext : notnull
    {
        using var document = await JsonDocument.ParseAsync(payload);
        var request = new HttpRequestFeature
        {
            Scheme = "https",
            Method = document.RootElement.GetProperty("requestContext").GetProperty("http").GetProperty("method").GetString()!,
            Path = document.RootElement.GetProperty("rawPath").GetString()!,
        };
        using var body = new MemoryStream();
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var context = application.CreateContext(features);
        Exception? failure = null;
        try
        {
            await application.ProcessRequestAsync(context);
            await features.Get<IHttpResponseBodyFeature>()!.CompleteAsync();
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            application.DisposeContext(context, failure);
        }

        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["statusCode"] = response.StatusCode,
            ["headers"] = response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            ["body"] = Encoding.UTF8.GetString(body.ToArray()),
        }));
    }
}
