using System.Text.Json.Serialization;

namespace BotApp.Features.Reminders.Model;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Reminder))]
internal sealed partial class ReminderJson : JsonSerializerContext;
