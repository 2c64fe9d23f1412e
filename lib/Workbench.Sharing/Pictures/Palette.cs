namespace Workbench.Sharing.Pictures;

/// <summary>At most 256 colours for a picture, and which of them each pixel gets.</summary>
/// <param name="Colours">Red, green, blue of each.</param>
/// <param name="Indices">One for each pixel.</param>
/// <param name="LargestError">How far a sample of a pixel is from that of its colour, at most: 0 where nothing is lost, of 255.</param>
internal sealed record Palette(byte[] Colours, byte[] Indices, int LargestError)
{
    private const int Most = 256;

    /// <summary>
    /// Chooses the colours. With up to 256 in the picture it is those; with more, the set of colours is cut in two at the middle of its longest side, over and over, the
    /// side with the largest sum of squares first, and each part's mean stands for it (median cut with the variance rule, [Wan1990]); or the colour that more than half of its pixels
    /// have, so that a white ground stays white. No dithering: a map must not get spots.
    /// </summary>
    public static Palette Of(ReadOnlySpan<uint> pixels)
    {
        uint[] sorted = pixels.ToArray();
        Array.Sort(sorted);
        List<uint> distinct = [];
        List<int> counts = [];
        foreach (uint colour in sorted)
        {
            if (distinct.Count > 0 && distinct[^1] == colour) counts[^1]++;
            else
            {
                distinct.Add(colour);
                counts.Add(1);
            }
        }
        uint[] colours = [.. distinct];
        int[] order = [.. Enumerable.Range(0, colours.Length)];
        List<Box> boxes = [new Box(colours, counts, order, 0, order.Length)];
        while (boxes.Count < Most)
        {
            Box widest = boxes.MaxBy(box => box.Spread)!;
            if (widest.Spread <= 0) break;
            (Box low, Box high) = widest.Cut(colours, counts, order);
            boxes[boxes.IndexOf(widest)] = low;
            boxes.Add(high);
        }
        return Map(pixels, colours, counts, order, boxes);
    }

    private static Palette Map(ReadOnlySpan<uint> pixels, uint[] colours, List<int> counts, int[] order, List<Box> boxes)
    {
        byte[] table = new byte[boxes.Count * 3], indexOf = new byte[colours.Length];
        int largest = 0;
        for (int b = 0; b < boxes.Count; b++)
        {
            uint? most = boxes[b].Main(colours, counts, order);
            for (int side = 0; side < 3; side++) table[(b * 3) + side] = (byte)(most is uint main ? Sample(main, side) : Math.Round(boxes[b].Mean[side]));
            for (int i = boxes[b].Start; i < boxes[b].End; i++)
            {
                indexOf[order[i]] = (byte)b;
                for (int side = 0; side < 3; side++) largest = Math.Max(largest, Math.Abs(Sample(colours[order[i]], side) - table[(b * 3) + side]));
            }
        }
        byte[] indices = new byte[pixels.Length];
        uint last = 0;
        byte lastIndex = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (i == 0 || pixels[i] != last) (last, lastIndex) = (pixels[i], indexOf[Array.BinarySearch(colours, pixels[i])]);
            indices[i] = lastIndex;
        }
        return new Palette(table, indices, largest);
    }

    private static int Sample(uint colour, int side) => (int)(colour >> (16 - (8 * side))) & 0xFF;

    // A part of the colours: places Start to End of the order.
    private sealed class Box
    {
        private readonly int _side;

        public Box(uint[] colours, List<int> counts, int[] order, int start, int end)
        {
            (Start, End) = (start, end);
            for (int side = 0; side < 3; side++)
            {
                double sum = 0, squares = 0, total = 0;
                for (int i = start; i < end; i++)
                {
                    // Cube roots: a colour bar's few pixels matter beside a large white ground.
                    double value = Sample(colours[order[i]], side), count = Math.Cbrt(counts[order[i]]);
                    (sum, squares, total) = (sum + (count * value), squares + (count * value * value), total + count);
                }
                Mean[side] = sum / total;
                double spread = end - start < 2 ? 0 : squares - (sum * sum / total);
                if (spread > Spread) (Spread, _side) = (spread, side);
            }
        }

        public int Start { get; }

        public int End { get; }

        public double[] Mean { get; } = new double[3];

        public double Spread { get; }

        // The colour of more than half of its pixels; null where there is none.
        public uint? Main(uint[] colours, List<int> counts, int[] order)
        {
            ArraySegment<int> part = new(order, Start, End - Start);
            int most = part.MaxBy(i => counts[i]);
            return 2 * counts[most] > part.Sum(i => counts[i]) ? colours[most] : null;
        }

        public (Box Low, Box High) Cut(uint[] colours, List<int> counts, int[] order)
        {
            Array.Sort(order, Start, End - Start, Comparer<int>.Create((a, b) => Sample(colours[a], _side) != Sample(colours[b], _side) ? Sample(colours[a], _side).CompareTo(Sample(colours[b], _side)) : a.CompareTo(b)));
            int middle = Start + 1;
            while (middle < End - 1 && Sample(colours[order[middle]], _side) <= Mean[_side]) middle++;
            return (new Box(colours, counts, order, Start, middle), new Box(colours, counts, order, middle, End));
        }
    }
}
