using System.Text.Json;

namespace PluginRuntime.Events;

/// <summary>What a scheduled rule of EventBridge sends; <see cref="EventBridgeEvent{TDetail}.Time" /> is when it was due.</summary>
/// <remarks>Shape: <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html" />. EventBridge Scheduler sends what its schedule says instead.</remarks>
public sealed record ScheduledEvent : EventBridgeEvent<JsonElement>;
