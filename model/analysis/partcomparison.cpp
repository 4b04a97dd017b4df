#include "model/analysis/partcomparison.h"

#include "model/analysis/derived.h"
#include "model/parts/figuretext.h"
#include "model/text.h"

#include <algorithm>
#include <set>

namespace clusterwright {
namespace {

using State = ComparedValue::State;

std::string words(std::string name)
{
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string titleOfSource(const Part &part, const std::string &key)
{
    const Source *source = sourceOf(part, key);
    return source ? source->title : key;
}

ComparedValue figureValue(const Part &part, const FigureRow &row)
{
    if (!row.isKnown)
        return {State::Unknown, {}, {}, false, {}, {}, {}, {}};
    return {State::Known,
            row.text,
            row.number,
            row.kind == FigureKind::Estimate,
            row.kind,
            row.confidence,
            titleOfSource(part, row.source),
            row.basis};
}

ComparedValue dateValue(const Part &part, const LifeDate &date, const std::string &text)
{
    return {State::Known,
            text,
            {},
            date.source.empty() && !date.basis.empty(),
            {},
            date.confidence,
            titleOfSource(part, date.source),
            date.basis};
}

/// "production, 2022-11-10".
ComparedValue statusValue(const Part &part)
{
    const LifeStatus status = part.lifecycle.status;
    if (status == LifeStatus::Unknown)
        return textValue("");
    const std::string name = words(std::string(nameOf(status)));
    const auto &dates = part.lifecycle.dates;
    const auto date = std::ranges::find(dates, status, &LifeDate::status);
    return date == dates.end() || date->date.empty() ? textValue(name)
                                                     : dateValue(part, *date, name + ", " + date->date);
}

ComparisonRow rowFor(const std::vector<const Part *> &parts, RowGroup group, std::string key,
                     std::string title, ComparedValue (*value)(const Part &))
{
    ComparisonRow row{group, std::move(key), std::move(title), {}, {}};
    for (const Part *part : parts)
        row.values.push_back(value(*part));
    return row;
}

void addIdentity(PartComparison &comparison, const std::vector<const Part *> &parts)
{
    using Make = ComparedValue (*)(const Part &);
    const auto add = [&](const char *key, const char *title, Make value) {
        comparison.rows.push_back(rowFor(parts, RowGroup::Identity, key, title, value));
    };
    add("vendor", "Vendor", [](const Part &part) { return textValue(part.vendor); });
    add("model", "Model", [](const Part &part) { return textValue(part.model); });
    add("kind", "Kind", [](const Part &part) { return textValue(words(std::string(nameOf(kindOf(part))))); });
    add("category", "Category", [](const Part &part) { return textValue(words(part.category)); });
    add("status", "Status", statusValue);
    add("roadmap_date", "Roadmap date", roadmapDate);
    add("order_code", "Order code", [](const Part &part) { return textValue(part.orderCode); });
    add("summary", "Summary", [](const Part &part) { return textValue(part.summary); });
}

/// Numbers of power are in kW; in W if all of them are below 1 kW, as those of components are.
void useSmallerUnit(ComparisonRow &row)
{
    if (row.unit != "kW" && row.unit != "kVA")
        return;
    const auto isLarge = [](const ComparedValue &value) { return value.number.value_or(0) >= 1; };
    if (std::ranges::any_of(row.values, isLarge))
        return;
    row.unit.erase(0, 1);
    for (ComparedValue &value : row.values)
        if (value.number)
            *value.number *= 1e3;
}

void addFigures(PartComparison &comparison, const std::vector<const Part *> &parts)
{
    const std::size_t first = comparison.rows.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const FigureRow &figure : figureRows(*parts[i])) {
            auto row = std::find_if(comparison.rows.begin() + static_cast<std::ptrdiff_t>(first),
                                    comparison.rows.end(),
                                    [&](const ComparisonRow &known) { return known.key == figure.key; });
            if (row == comparison.rows.end())
                row = comparison.rows.insert(row, {RowGroup::Figures,
                                                   figure.key,
                                                   figure.title,
                                                   {},
                                                   std::vector<ComparedValue>(parts.size())});
            row->values[i] = figureValue(*parts[i], figure);
            if (figure.number) // which are in one unit, though the texts may not be
                row->unit = figure.key == "height_u" ? "U" : shownUnitOf(figure.key);
        }
    std::for_each(comparison.rows.begin() + static_cast<std::ptrdiff_t>(first), comparison.rows.end(),
                  useSmallerUnit);
}

void addDerived(PartComparison &comparison, const std::vector<const Part *> &parts, const PriceBook &prices)
{
    std::set<std::string_view> done;
    for (const DerivedFigure &figure : derivedFigures()) {
        const auto has = [&](const Part *part) { return derivedFigure(figure.key, kindOf(*part)); };
        if (done.contains(figure.key) || std::ranges::none_of(parts, has))
            continue;
        done.insert(figure.key);
        ComparisonRow row{RowGroup::Derived, figure.key, figure.title, figure.unit, {}};
        for (const Part *part : parts) {
            const DerivedFigure *own = has(part);
            row.values.push_back(
                own ? workedValue(own->compute({*part, priceOf(part->id, prices)}), own->unit, own->formula)
                    : ComparedValue());
        }
        comparison.rows.push_back(std::move(row));
    }
}

ComparedValue priceValue(const PartId &part, const PriceBook &book)
{
    const auto entry = book.prices.find(part);
    if (entry == book.prices.end())
        return textValue("");
    const Price &price = entry->second;
    const bool isRange = price.low < price.high;
    std::string text = formatQuantity(price.base);
    if (isRange)
        text += " (" + formatQuantity(price.low) + " to " + formatQuantity(price.high) + ")";
    return {State::Known,
            text,
            inDollars(price.base),
            isRange,
            {},
            {},
            book.name,
            price.basis + (price.date.empty() ? "" : ", " + price.date)};
}

} // namespace

std::optional<Error> wrongChoice(const std::vector<const Part *> &parts, std::size_t fewest)
{
    if (parts.size() < fewest || parts.size() > mostCompared)
        return wrong("comparison", "parts",
                     "A comparison takes " + std::to_string(fewest) + " to " + std::to_string(mostCompared) +
                         " parts; there are " + std::to_string(parts.size()) + ".");
    std::set<PartId> seen;
    for (const Part *part : parts)
        if (!seen.insert(part->id).second)
            return wrong(part->id, "parts", "The part \"" + part->id + "\" stands in the comparison twice.");
    return std::nullopt;
}

Result<PartComparison> compareParts(const std::vector<const Part *> &parts, const PriceBook &prices)
{
    if (const auto error = wrongChoice(parts, fewestCompared))
        return *error;
    return sideBySide(parts, prices);
}

PartComparison sideBySide(const std::vector<const Part *> &parts, const PriceBook &prices)
{
    PartComparison comparison;
    comparison.title = "Parts";
    for (const Part *part : parts)
        comparison.parts.push_back({part->id, fullName(*part), kindOf(*part)});
    addIdentity(comparison, parts);
    addFigures(comparison, parts);
    addDerived(comparison, parts, prices);
    ComparisonRow price{RowGroup::Price, "price_usd", "Price", "USD", {}};
    for (const Part *part : parts)
        price.values.push_back(priceValue(part->id, prices));
    comparison.rows.push_back(std::move(price));
    return comparison;
}

ComparedValue workedValue(const Worked &worked, const std::string &unit, const std::string &formula)
{
    ComparedValue value{
        State::Unknown, {}, worked.value, false, FigureKind::Derived, worked.confidence, {}, {}};
    std::string missing;
    for (const std::string &name : worked.missing)
        missing += (missing.empty() ? "unknown: " : ", ") + name;
    value.basis = formula + (worked.value      ? " = " + worked.arithmetic
                             : missing.empty() ? ""
                                               : "; " + missing);
    if (!worked.value)
        return value;
    value.state = State::Known;
    value.isEstimate = worked.isEstimate;
    const bool hasRoom = !unit.empty() && !hasLongUnit(unit);
    value.text = unit == "USD" ? formatQuantity(dollars(*worked.value))
                               : formatFigure(*worked.value) + (hasRoom ? " " + unit : "");
    return value;
}

ComparedValue textValue(const std::string &text)
{
    ComparedValue value;
    value.state = text.empty() ? State::Unknown : State::Known;
    value.text = text;
    return value;
}

ComparedValue roadmapDate(const Part &part)
{
    const LifeDate *latest = nullptr;
    for (const LifeDate &date : part.lifecycle.dates)
        if (!date.date.empty() && date.status <= LifeStatus::Production &&
            (!latest || latest->status < date.status))
            latest = &date;
    if (!latest)
        return textValue("");
    const bool isReached = latest->status == LifeStatus::Production; // what the row is about
    return dateValue(part, *latest,
                     latest->date +
                         (isReached ? "" : " (" + words(std::string(nameOf(latest->status))) + ")"));
}

Worked priceOf(const PartId &part, const PriceBook &prices)
{
    const auto entry = prices.prices.find(part);
    if (entry == prices.prices.end())
        return unknownInput("price");
    Worked price = chosen(inDollars(entry->second.base), "");
    price.arithmetic = formatQuantity(entry->second.base);
    price.isEstimate = entry->second.low < entry->second.high;
    return price;
}

} // namespace clusterwright
