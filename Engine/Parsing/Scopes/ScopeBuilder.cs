using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

/// <summary>A scope while its text is being parsed: what is declared, and which vars pass through on their way up.</summary>
internal sealed class ScopeBuilder
{
    private const int LinearLimit = 8;
    private readonly List<Entry> _entries = [];
    private Dictionary<NameEntry, int>? _index;
    private HashSet<NameEntry>? _functionNames;

    /// <summary>A null Binding is a var that is declared further out.</summary>
    private readonly record struct Entry(NameEntry Name, Binding? Binding);

    public Scope Scope { get; private set; } = null!;
    public ScopeKind Kind { get; private set; }
    public ScopeBuilder? Parent { get; private set; }

    /// <summary>catch (name): B.3.4 lets var redeclare it.</summary>
    public bool IsSimpleCatch { get; set; }
    public bool IsCatchBody { get; set; }
    public bool HasSloppyEval { get; set; }
    public bool DeclaresArguments { get; set; }

    /// <summary>FunctionBody: the scope of the parameters.</summary>
    public ScopeBuilder? Parameters { get; set; }
    public List<FunctionDeclaration> Functions { get; } = [];

    /// <summary>B.3.3 candidates declared here, and those that came up from inner blocks.</summary>
    public List<FunctionDeclaration> OwnHoists { get; } = [];
    public List<FunctionDeclaration> InnerHoists { get; } = [];

    public bool IsVarScope { get; private set; }

    public void Open(ScopeKind kind, ScopeBuilder? parent)
    {
        Kind = kind;
        Parent = parent;
        Scope = new Scope(kind);
        IsVarScope = Scope.IsVarScope;
        IsSimpleCatch = IsCatchBody = HasSloppyEval = DeclaresArguments = false;
        Parameters = null;
        _entries.Clear();
        _index = null;
        _functionNames = null;
        Functions.Clear();
        OwnHoists.Clear();
        InnerHoists.Clear();
    }

    public int Count => _entries.Count;

    public bool TryFind(NameEntry name, out Binding? binding)
    {
        if (_index is not null)
        {
            bool found = _index.TryGetValue(name, out int at);
            binding = found ? _entries[at].Binding : null;
            return found;
        }
        foreach (Entry entry in _entries)
        {
            if (ReferenceEquals(entry.Name, name))
            {
                binding = entry.Binding;
                return true;
            }
        }
        binding = null;
        return false;
    }

    public Binding Add(NameEntry name, BindingKind kind, int position)
    {
        var binding = new Binding(name, kind, Scope) { Position = position };
        AddEntry(new Entry(name, binding));
        return binding;
    }

    /// <summary>A binding no name in the source leads to; there may be several of the same name.</summary>
    public Binding AddHidden(NameEntry name, BindingKind kind)
    {
        var binding = new Binding(name, kind, Scope);
        _entries.Add(new Entry(name, binding));
        return binding;
    }

    public void AddPassingVar(NameEntry name)
    {
        if (!TryFind(name, out _))
            AddEntry(new Entry(name, null));
    }

    /// <summary>Of functions with one name the last one counts, in its own place.</summary>
    public void AddFunction(FunctionDeclaration declaration)
    {
        if (!IsNewFunctionName(declaration.Id.Entry))
            Functions.RemoveAt(Functions.FindIndex(known => ReferenceEquals(known.Id.Entry, declaration.Id.Entry)));
        Functions.Add(declaration);
    }

    private bool IsNewFunctionName(NameEntry name)
    {
        if (_functionNames is null && Functions.Count <= LinearLimit)
        {
            foreach (FunctionDeclaration known in Functions)
            {
                if (ReferenceEquals(known.Id.Entry, name))
                    return false;
            }
            return true;
        }
        _functionNames ??= [.. Functions.Select(static known => known.Id.Entry)];
        return _functionNames.Add(name);
    }

    /// <summary>The finished scope, or null when nothing is declared in it and nobody needs it.</summary>
    public Scope? Finish(bool always)
    {
        int count = 0;
        foreach (Entry entry in _entries)
            count += entry.Binding is null ? 0 : 1;
        if (count == 0 && !always)
            return null;
        var bindings = new Binding[count];
        int next = 0;
        foreach (Entry entry in _entries)
        {
            if (entry.Binding is { } binding)
                bindings[next++] = binding;
        }
        Scope.Bindings = bindings;
        Scope.Functions = Functions.Count == 0 ? [] : Functions.ToArray();
        return Scope;
    }

    private void AddEntry(Entry entry)
    {
        _entries.Add(entry);
        if (_index is not null)
            _index.Add(entry.Name, _entries.Count - 1);
        else if (_entries.Count > LinearLimit)
        {
            _index = new Dictionary<NameEntry, int>(LinearLimit * 4);
            for (int i = 0; i < _entries.Count; i++)
                _index.TryAdd(_entries[i].Name, i);
        }
    }
}
