#include "exports/compose.h"

#include "exports/cabledocuments.h"
#include "exports/composeparts.h"

namespace clusterwright {
namespace {

using Row = std::vector<Cell>;

MoneyTotal extendedPrice(const Design &design, const PartId &part, int count)
{
    Inventory line;
    line.parts[part] = count;
    return computePrice(line, design.priceBook);
}

Cell moneyCell(Money money, bool isKnown)
{
    return isKnown ? Cell{inDollars(money)} : Cell{};
}

void appendMoney(Row &row, const MoneyTotal &money)
{
    const bool isKnown = money.unknownCount == 0;
    for (const Money &part : {money.low, money.base, money.high})
        row.push_back(moneyCell(part, isKnown));
}

std::string priceBasis(const PriceBook &book, const PartId &part)
{
    const auto entry = book.prices.find(part);
    if (entry == book.prices.end())
        return "unknown";
    return entry->second.basis + (entry->second.date.empty() ? "" : ", " + entry->second.date);
}

template <typename Q, typename Read>
Cell optionalCell(const std::optional<Figure<Q>> &figure, const Read &read)
{
    return figure ? Cell{read(figure->value)} : Cell{};
}

std::string estimateNote(const Part &part)
{
    std::string note;
    const auto look = [&](const char *name, const auto &figure) {
        if (figure && figure->kind == FigureKind::Estimate)
            note += (note.empty() ? "estimate: " : ", ") + std::string(name);
        if (!figure)
            note += (note.empty() ? "" : "; ") + std::string(name) + " not stated";
    };
    look("mass", part.size.mass);
    if (drawsPower(part))
        look("max power", part.electrical.max);
    return note;
}

std::vector<Column> priceColumns(const std::string &word, const std::string &currency, bool isSummed)
{
    const auto column = [&](const char *bound) {
        return Column{word + " " + bound + " [" + currency + "]", 14, Align::Right, 2, isSummed};
    };
    return {column("low"), column("base"), column("high")};
}

void append(std::vector<Column> &columns, const std::vector<Column> &more)
{
    columns.insert(columns.end(), more.begin(), more.end());
}

Row totalRow(std::size_t columns, const std::string &label, double quantity, std::size_t quantityAt,
             const MoneyTotal &price, std::size_t priceAt)
{
    Row row(columns);
    row[0] = label;
    row[quantityAt] = quantity;
    row[priceAt] = inDollars(price.low);
    row[priceAt + 1] = inDollars(price.base);
    row[priceAt + 2] = inDollars(price.high);
    if (price.unknownCount > 0)
        row[priceAt + 3] = std::to_string(price.unknownCount) + " pieces of unknown price are not in the sum";
    return row;
}

int pieces(const Inventory &inventory)
{
    int sum = inventory.cablesWithoutPart;
    for (const auto &[part, count] : billOf(inventory))
        sum += count;
    return sum;
}

Table billTable(const Sources &sources)
{
    const PriceBook &book = sources.design.priceBook;
    const Summary &total = sources.evaluation.results.total;
    Table table{"Bill",
                "Bill of materials by part",
                {{"Find no.", 9, Align::Right, 0},
                 {"Part id", 26},
                 {"Vendor", 16},
                 {"Model", 30},
                 {"Kind", 12},
                 {"Quantity", 10, Align::Right, 0, true}},
                {},
                {},
                {}};
    append(table.columns, priceColumns("Unit price", book.currency, false));
    append(table.columns, priceColumns("Extended", book.currency, true));
    append(table.columns, {{"Price basis", 34},
                           {"Mass each [kg]", 14, Align::Right},
                           {"Max power each [W]", 18, Align::Right},
                           {"Estimates", 40}});
    double number = 0;
    for (const auto &[id, count] : billOf(total.inventory)) {
        const Part &part = sources.design.parts.at(id);
        Row row{++number,
                id,
                part.vendor,
                part.model,
                std::string(nameOf(kindOf(part))),
                static_cast<double>(count)};
        appendMoney(row, extendedPrice(sources.design, id, 1));
        appendMoney(row, extendedPrice(sources.design, id, count));
        if (total.inventory.parts.contains(id))
            row.insert(row.end(), {priceBasis(book, id), optionalCell(part.size.mass, inKilograms),
                                   optionalCell(part.electrical.max, inWatts), estimateNote(part)});
        else // the mass of cables is stated with the racks; what their ends draw is power of the devices
            row.insert(row.end(), {priceBasis(book, id), Cell(), Cell(), std::string()});
        table.rows.push_back(std::move(row));
    }
    if (const int cables = total.inventory.cablesWithoutPart; cables > 0) {
        Row row(table.columns.size());
        row[0] = ++number;
        row[3] = std::string("Cables of which no part is known");
        row[5] = static_cast<double>(cables);
        row[12] = std::string("unknown");
        table.rows.push_back(std::move(row));
    }
    table.total = totalRow(table.columns.size(), "Total", pieces(total.inventory), 5, total.price, 9);
    return table;
}

std::vector<Row> rackTypeRows(const Sources &sources, const RackType &type)
{
    const TypeResults &results = sources.evaluation.results.types.at(type.id);
    const double racks = results.racks;
    Summary all;
    all.add(results.one, results.racks);
    Row head{0.0, type.id, type.name, std::string("rack type"), {}, racks, {}};
    appendMoney(head, all.price);
    const int unknown = all.price.unknownCount;
    head.push_back(unknown == 0 ? std::string() : std::to_string(unknown) + " pieces unknown");
    std::vector<Row> rows{std::move(head)};
    for (const auto &[id, count] : results.one.inventory.parts) {
        const Part &part = sources.design.parts.at(id);
        const int extended = all.inventory.parts.at(id);
        Row row{1.0,
                id,
                partName(part),
                std::string(nameOf(kindOf(part))),
                static_cast<double>(count),
                racks,
                static_cast<double>(extended)};
        appendMoney(row, extendedPrice(sources.design, id, extended));
        row.push_back(priceBasis(sources.design.priceBook, id));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The cables and transceivers of all racks, under a head as if they were a rack type.
std::vector<Row> cableRows(const Sources &sources)
{
    const Inventory &total = sources.evaluation.results.total.inventory;
    Inventory cables;
    cables.cables = total.cables;
    cables.cablesWithoutPart = total.cablesWithoutPart;
    if (cables == Inventory{})
        return {};
    const MoneyTotal price = computePrice(cables, sources.design.priceBook);
    constexpr std::size_t beforePrices = 7;
    Row head(beforePrices);
    head[0] = 0.0;
    head[2] = std::string("Cables and transceivers");
    head[3] = std::string("networks");
    appendMoney(head, price);
    const int unknown = price.unknownCount;
    head.emplace_back(unknown == 0 ? std::string() : std::to_string(unknown) + " pieces unknown");
    std::vector<Row> rows{std::move(head)};
    for (const auto &[id, count] : cables.cables) {
        const Part &part = sources.design.parts.at(id);
        Row row(beforePrices);
        row[0] = 1.0;
        row[1] = id;
        row[2] = partName(part);
        row[3] = std::string(nameOf(kindOf(part)));
        row[6] = static_cast<double>(count);
        appendMoney(row, extendedPrice(sources.design, id, count));
        row.emplace_back(priceBasis(sources.design.priceBook, id));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Level 0 is a rack type, or the cables of all racks; level 1 a part of it.
Table rackTypeTable(const Sources &sources)
{
    Table table{"By rack type",
                "Bill of materials by rack type",
                {{"Level", 7, Align::Right, 0},
                 {"Id", 28},
                 {"Name", 40},
                 {"Kind", 12},
                 {"Quantity per rack", 16, Align::Right, 0},
                 {"Racks", 8, Align::Right, 0},
                 {"Extended quantity", 17, Align::Right, 0}},
                {},
                {},
                {}};
    append(table.columns, priceColumns("Extended", sources.design.priceBook.currency, false));
    table.columns.push_back({"Price basis", 34});
    for (const RackType &type : sources.design.rackTypes)
        for (Row &row : rackTypeRows(sources, type))
            table.rows.push_back(std::move(row));
    for (Row &row : cableRows(sources))
        table.rows.push_back(std::move(row));
    return table;
}

/// The assumed figures and, after them, the statements, in one sheet.
Table allAssumptions(const Sources &sources)
{
    Table table = assumptionTable(sources);
    for (const Statement &statement : sources.design.assumptions.statements)
        table.rows.push_back(
            {statement.id, {}, {}, std::string("statement"), statement.source, statement.text, {}});
    table.title = "Assumptions and statements";
    return table;
}

} // namespace

std::vector<Table> composeBill(const Design &design, const Evaluation &evaluation, const Issue &)
{
    const Sources sources{design, evaluation};
    std::vector<Table> tables{billTable(sources), rackTypeTable(sources)};
    if (!design.fabrics.empty())
        tables.push_back(cableBillTable(design, evaluation));
    if (!design.workloads.empty())
        tables.push_back(workloadTable(sources));
    tables.insert(tables.end(), {findingTable(sources), allAssumptions(sources)});
    return tables;
}

} // namespace clusterwright
