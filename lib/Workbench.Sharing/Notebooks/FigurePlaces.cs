using System.Text;
using System.Text.Json;
using Workbench.Figures;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Notebooks;

/// <summary>Finds the Plotly figures in the bytes of a notebook, so that pictures can be put beside them and no other byte changes.</summary>
internal static class FigurePlaces
{
    /// <summary>The type of the pictures in notebooks: what every viewer shows.</summary>
    public const string PngType = "image/png";

    /// <summary>The type of the pictures in the page: what every browser shows.</summary>
    public const string WebpType = "image/webp";

    /// <summary>Places in order of the file.</summary>
    /// <param name="notebook">UTF-8 of a notebook that has been read once already; a byte order mark may precede it.</param>
    /// <exception cref="InvalidDataException">It holds text that is not valid Unicode.</exception>
    public static IReadOnlyList<FigurePlace> Find(ReadOnlySpan<byte> notebook)
    {
        try
        {
            return Read(notebook);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"FigurePlaces: the notebook holds text that is not valid Unicode: {e.Message}", e);
        }
    }

    private static List<FigurePlace> Read(ReadOnlySpan<byte> notebook)
    {
        ReadOnlySpan<byte> mark = "\uFEFF"u8;
        int offset = notebook.StartsWith(mark) ? mark.Length : 0;
        var reader = new Utf8JsonReader(notebook[offset..], new JsonReaderOptions { MaxDepth = 64 });
        List<FigurePlace> places = [];
        reader.Read();
        while (Property(ref reader) is { } name)
        {
            if (name != "cells" || reader.TokenType != JsonTokenType.StartArray) reader.Skip();
            else for (int cell = 1; Item(ref reader); cell++) ReadCell(ref reader, notebook, offset, cell, places);
        }
        return places;
    }

    /// <summary>The notebook with pictures put in.</summary>
    /// <param name="notebook">The bytes in which the places were found.</param>
    /// <param name="pictures">Types and bytes for places, in order of the file. A PNG replaces what stands there as one.</param>
    public static byte[] Fill(ReadOnlySpan<byte> notebook, IEnumerable<(FigurePlace Place, string Type, byte[] Bytes)> pictures)
    {
        using var filled = new MemoryStream(notebook.Length);
        int at = 0;
        foreach ((FigurePlace place, string type, byte[] bytes) in pictures)
        {
            (int start, int end) = type == PngType && place.Png is { } png ? png : (place.End, place.End);
            filled.Write(notebook[at..start]);
            if (start == end) filled.Write(Encoding.UTF8.GetBytes($"{place.Gaps.Before}\"{type}\"{place.Gaps.Between}"));
            filled.Write(Encoding.UTF8.GetBytes($"\"{Convert.ToBase64String(bytes)}\""));
            at = end;
        }
        filled.Write(notebook[at..]);
        return filled.ToArray();
    }

    private static void ReadCell(ref Utf8JsonReader reader, ReadOnlySpan<byte> notebook, int offset, int cell, List<FigurePlace> places)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (Property(ref reader) is { } name)
        {
            if (name != "outputs" || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }
            while (Item(ref reader))
            {
                if (reader.TokenType != JsonTokenType.StartObject) reader.Skip();
                else
                    while (Property(ref reader) is { } part)
                    {
                        if (part == "data" && reader.TokenType == JsonTokenType.StartObject) ReadBundle(ref reader, notebook, offset, cell, places);
                        else reader.Skip();
                    }
            }
        }
    }

    private static void ReadBundle(ref Utf8JsonReader reader, ReadOnlySpan<byte> notebook, int offset, int cell, List<FigurePlace> places)
    {
        int end = (int)reader.BytesConsumed, figureEnd = 0;
        string? figure = null, picture = null;
        (string, string) gaps = default;
        (int Start, int End)? png = null;
        bool hasWebp = false;
        while (true)
        {
            int last = end;
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndObject) break;
            string name = reader.GetString()!;
            int key = (int)reader.TokenStartIndex, keyEnd = key + reader.ValueSpan.Length + 2; // the quotes
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            end = (int)reader.BytesConsumed;
            ReadOnlySpan<byte> value = notebook[(offset + start)..(offset + end)];
            if (name == Figure.PlotlyMimeType)
            {
                (figure, figureEnd) = (TextOf(value), end);
                // What stands between the last entry and this key, and between key and value: line end, indentation, spaces.
                gaps = ($",{Encoding.UTF8.GetString(notebook[(offset + last)..(offset + key)]).TrimStart(',')}", Encoding.UTF8.GetString(notebook[(offset + keyEnd)..(offset + start)]));
            }
            else if (name == PngType) (picture, png) = (TextOf(value), (offset + start, offset + end));
            else if (name == WebpType) hasWebp = true;
        }
        if (figure is null) return;
        CheckedFigure? read = CheckedFigure.TryRead(figure, out string? undrawn);
        places.Add(new FigurePlace
        {
            Cell = cell,
            Figure = read,
            Undrawn = undrawn,
            Picture = picture is not null && SafeImage.ToDataUri(PngType, picture) is not null ? picture : null,
            Png = png,
            HasWebp = hasWebp,
            End = offset + figureEnd,
            Gaps = gaps,
        });
    }

    // A text is written as one string or as a list of lines; JSON stands for itself.
    private static string TextOf(ReadOnlySpan<byte> json)
    {
        using JsonDocument value = JsonDocument.Parse(json.ToArray());
        return value.RootElement.ValueKind switch
        {
            JsonValueKind.String => value.RootElement.GetString()!,
            JsonValueKind.Array => string.Concat(value.RootElement.EnumerateArray().Where(line => line.ValueKind == JsonValueKind.String).Select(line => line.GetString())),
            _ => value.RootElement.GetRawText(),
        };
    }

    // The next property's name with the reader at its value; null at the end of the object.
    private static string? Property(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        string name = reader.GetString()!;
        reader.Read();
        return name;
    }

    // Whether there is a next item of the array, with the reader at it.
    private static bool Item(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }
}
