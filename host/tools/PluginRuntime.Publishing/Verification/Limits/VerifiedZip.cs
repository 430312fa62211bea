namespace PluginRuntime.Publishing.Verification.Limits;

/// <summary>
/// A zip that is to be verified, as a function or a layer takes it.
/// </summary>
/// <param name="File">Where it lies.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="MayBeLayer">Whether it has its packages in <c>handlers/</c>, as a layer has, and a function with several.</param>
internal sealed record VerifiedZip(string File, long Bytes, bool MayBeLayer);
