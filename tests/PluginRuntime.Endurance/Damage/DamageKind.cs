namespace PluginRuntime.Endurance.Damage;

/// <summary>
/// One way in which a version can be damaged.
/// </summary>
/// <param name="Name">What is damaged, and how.</param>
/// <param name="Do">Damages the version before it is seen, or the pointer to it after.</param>
internal sealed record DamageKind(string Name, Action<DamagedVersion> Do)
{
    /// <summary>Whether it is done to the file <c>current</c>, which names the version already.</summary>
    public bool IsOfPointer { get; init; }

    /// <summary>Whether the version may serve all the same: what is damaged is not needed for an answer.</summary>
    public bool MayServe { get; init; }
}
