#include "model/parts/figureedit.h"

#include "model/parts/figureparse.h"
#include "model/text.h"

#include <algorithm>

namespace clusterwright {
namespace {

/// A word of a list, however it is written: "Front to rear" and "front_to_rear" are one.
std::string plainWord(std::string_view text)
{
    std::string word(text);
    std::ranges::transform(word, word.begin(), [](char c) {
        return c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return word;
}

template <typename E>
std::vector<std::string> shownWords()
{
    std::vector<std::string> words;
    for (const Name<E> &name : namesOf<E>)
        std::ranges::replace(words.emplace_back(name.text), '_', ' ');
    return words;
}

template <typename E>
std::string allWords()
{
    std::string text;
    for (const std::string &word : shownWords<E>())
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// Without the unit of a figure that is a plain number: "5 years", "0.5 dB".
std::string withoutUnit(const std::string &text, const std::string &key)
{
    const std::string unit = shownUnitOf(key);
    return !unit.empty() && text.ends_with(unit) ? trimmed(text.substr(0, text.size() - unit.size())) : text;
}

/// Reads a trimmed text as the value of a figure.
struct ValueReader {
    const std::string &key;
    std::string text, unit;
    char decimalMark;

    bool operator()(HalfUnits &value) const { return take(parseHeight(text, decimalMark), value); }
    bool operator()(Count &value) const
    {
        return take(parseCount(withoutUnit(text, key), decimalMark), value);
    }
    bool operator()(double &value) const
    {
        return take(parseQuantity(withoutUnit(text, key), "", decimalMark), value);
    }
    bool operator()(std::string &value) const
    {
        value = text;
        return true;
    }
    bool operator()(PowerSupplies &value) const { return take(parsePowerSupplies(text, decimalMark), value); }
    bool operator()(std::vector<PortGroup> &value) const
    {
        return take(parsePortGroups(text, decimalMark), value);
    }
    bool operator()(std::vector<Measurement> & /*value*/) const { return false; }
    template <typename Q>
    bool operator()(Q &value) const
    {
        if constexpr (std::is_enum_v<Q>)
            return word(value);
        else
            return quantity(value);
    }

private:
    template <typename Q>
    static bool take(const std::optional<Q> &read, Q &value)
    {
        if (read)
            value = *read;
        return read.has_value();
    }
    template <typename E>
    bool word(E &value) const
    {
        const auto found = std::ranges::find_if(
            namesOf<E>, [this](const Name<E> &name) { return plainWord(name.text) == plainWord(text); });
        if (found == namesOf<E>.end())
            return false;
        value = found->value;
        return true;
    }
    template <typename Q>
    bool quantity(Q &value) const
    {
        const std::string base = baseUnitOf(Q{});
        const bool isPlain = parseQuantity(text, "", decimalMark) && !text.ends_with('%');
        const bool needsUnit = isPlain && !unit.empty() && unit != base;
        const auto number = parseQuantity(needsUnit ? text + " " + unit : text, base, decimalMark);
        if (number)
            value = fromBaseUnit<Q>(*number);
        return number.has_value();
    }
};

template <typename Q>
std::string acceptedFor(const std::string &key)
{
    const std::string unit = shownUnitOf(key);
    if constexpr (std::is_same_v<Q, HalfUnits>)
        return "whole or half units, such as 2 U or 1.5 U";
    else if constexpr (std::is_same_v<Q, Count>)
        return unit.empty() ? "a whole number" : "a whole number of " + unit;
    else if constexpr (std::is_same_v<Q, double>)
        return unit.empty() ? "a number such as 0.95 or 95 %" : "a number in " + unit;
    else if constexpr (std::is_same_v<Q, std::string>)
        return "any text";
    else if constexpr (std::is_same_v<Q, PowerSupplies>)
        return "supplies such as \"2, 1 needed, 800 W each\"";
    else if constexpr (std::is_same_v<Q, std::vector<PortGroup>>)
        return "groups such as \"64 x 400 Gb/s OSFP; 2 x 1 Gb/s RJ45, management\"";
    else if constexpr (std::is_same_v<Q, std::vector<Measurement>>)
        return "what the part's file lists; benchmark results are edited there";
    else if constexpr (std::is_enum_v<Q>)
        return "one of " + allWords<Q>();
    else
        return "a number in " + unit + ", or with its unit";
}

/// Whether the text is what the row shows, so that its value need not be read again.
bool isShownBy(const FigureRow &row, const std::string &text, const std::string &unit)
{
    return row.isKnown && !row.value.empty() && text == row.value && unit == row.unit;
}

} // namespace

Result<Part> setFigure(Part part, const std::string &key, const FigureInput &input, char decimalMark)
{
    const std::vector<FigureRow> rows = figureRows(part);
    const auto row = std::ranges::find(rows, key, &FigureRow::key);
    if (row == rows.end())
        return wrong(part.id, key, "\"" + key + "\" is no figure of a part of this kind.");
    const ValueReader reader{row->key, trimmed(input.text),
                             input.unit.empty() ? shownUnitOf(key) : input.unit, decimalMark};
    const bool isKept = isShownBy(*row, input.text, reader.unit);
    bool isRead = true;
    visitFigures(part, [&](const char *known, auto &figure) {
        if (known != key)
            return;
        auto next = figure.value_or(typename std::remove_reference_t<decltype(figure)>::value_type{});
        isRead = isKept || reader.text.empty() || reader(next.value);
        next.kind = input.kind;
        next.source = input.source;
        next.basis = input.basis;
        next.confidence = input.confidence;
        if (reader.text.empty())
            figure.reset();
        else if (isRead)
            figure = std::move(next);
    });
    if (!isRead)
        return wrong(part.id, key,
                     row->title + " cannot be \"" + reader.text + "\"; it takes " + acceptedText(part, key) +
                         ".");
    return part;
}

FigureInput inputOf(const FigureRow &row)
{
    return {row.value, row.kind, row.source, row.basis, row.confidence, row.unit};
}

std::string acceptedText(const Part &part, const std::string &key)
{
    std::string text;
    visitFigures(part, [&]<typename Q>(const char *known, const Stated<Q> & /*figure*/) {
        if (known == key)
            text = acceptedFor<Q>(key);
    });
    return text;
}

std::vector<std::string> wordsFor(const Part &part, const std::string &key)
{
    std::vector<std::string> words;
    visitFigures(part, [&]<typename Q>(const char *known, const Stated<Q> & /*figure*/) {
        if constexpr (std::is_enum_v<Q>)
            if (known == key)
                words = shownWords<Q>();
    });
    return words;
}

void renameSource(Part &part, const std::string &from, const std::string &to)
{
    const auto rename = [&](std::string &key) {
        if (key == from)
            key = to;
    };
    for (Source &source : part.sources)
        rename(source.key);
    visitFigures(part, [&](const char *, auto &figure) {
        if (figure)
            rename(figure->source);
    });
    for (LifeDate &date : part.lifecycle.dates)
        rename(date.source);
    rename(part.lifecycle.trade.source);
}

} // namespace clusterwright
