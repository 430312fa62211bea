using PluginRuntime;

namespace Shapes;

[Handler("properties")]
public sealed class OfProperties() : Echoing<Properties>(new());

[Handler("nullables")]
public sealed class OfNullables() : Echoing<Nullables>(new());

[Handler("lists")]
public sealed class OfLists() : Echoing<Lists>(new());

[Handler("nullable-lists")]
public sealed class OfNullableLists() : Echoing<NullableLists>(new());

[Handler("arrays")]
public sealed class OfArrays() : Echoing<Arrays>(new());

[Handler("dictionaries")]
public sealed class OfDictionaries() : Echoing<Dictionaries>(new());

[Handler("keys")]
public sealed class OfKeys() : Echoing<Keys>(new());

[Handler("objects")]
public sealed class OfObjects() : Echoing<Objects>(new());

[Handler("object-keys")]
public sealed class OfObjectKeys() : Echoing<ObjectKeys>(new());

[Handler("sets")]
public sealed class OfSets() : Echoing<Sets>(new());

[Handler("read-only-lists")]
public sealed class OfReadOnlyLists() : Echoing<ReadOnlyLists>(new());

[Handler("constructed")]
public sealed class OfConstructed() : Echoing<Constructed>(Constructed.Sample());

[Handler("constructed-nullables")]
public sealed class OfConstructedNullables() : Echoing<ConstructedNullables>(ConstructedNullables.Sample());
