namespace ConcurrentJs.Bytecode;

/// <summary>Where in the source an instruction comes from: pc → offset, delta-coded bytes, decoded only when somebody asks.</summary>
internal sealed class PositionTable
{
    private readonly byte[] _bytes;

    private PositionTable(byte[] bytes) => _bytes = bytes;

    /// <summary>The source offset of the last entry at or before pc, or -1.</summary>
    public int OffsetOf(int pc)
    {
        int at = 0, entryPc = 0, offset = 0, found = -1;
        while (at < _bytes.Length)
        {
            entryPc += (int)ReadUnsigned(ref at);
            if (entryPc > pc)
                break;
            uint delta = ReadUnsigned(ref at);
            offset += (int)(delta >> 1) ^ -(int)(delta & 1);
            found = offset;
        }
        return found;
    }

    private uint ReadUnsigned(ref int at)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = _bytes[at++];
            value |= (uint)(b & 127) << shift;
            if (b < 128)
                return value;
        }
    }

    /// <summary>Collects the entries in order of pc.</summary>
    internal sealed class Builder
    {
        private readonly List<byte> _bytes = [];
        private int _lastPc, _lastOffset;
        private bool _any;

        /// <summary>The offset that was added last; -1 before the first.</summary>
        public int Last => _any ? _lastOffset : -1;

        public void Add(int pc, int offset)
        {
            if (_any && offset == _lastOffset)
                return;
            WriteUnsigned((uint)(pc - _lastPc));
            int delta = offset - _lastOffset;
            WriteUnsigned((uint)((delta << 1) ^ (delta >> 31)));
            _lastPc = pc;
            _lastOffset = offset;
            _any = true;
        }

        public PositionTable Build() => new([.. _bytes]);

        private void WriteUnsigned(uint value)
        {
            for (; value >= 128; value >>= 7)
                _bytes.Add((byte)(value | 128));
            _bytes.Add((byte)value);
        }
    }
}
