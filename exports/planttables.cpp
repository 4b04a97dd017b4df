#include "exports/planttables.h"

#include "exports/composeparts.h"

namespace clusterwright {
namespace {

Column amperes1(std::string title, double width = 8)
{
    return {std::move(title), width, Align::Right, 1};
}

Cell ampereCell(Current current)
{
    return inAmperes(current);
}

Cell kilovoltAmpereCell(const Total<ApparentPower> &load)
{
    return sumCell(inKilovoltAmperes(load.known), load.unknownCount, 1);
}

Cell limitCell(const std::optional<ApparentPower> &limit)
{
    return limit ? Cell{inKilovoltAmperes(*limit)} : Cell{std::string("unknown")};
}

Cell limitCell(const std::optional<Current> &limit)
{
    return limit ? Cell{inAmperes(*limit)} : Cell{std::string("unknown")};
}

std::string nameOfSource(const Design &design, const PowerSourceId &id)
{
    const PowerSource *source = findById(design.powerSources, id);
    return source ? source->name : id;
}

std::string overloadText(const Design &design, const Overload &overload)
{
    const std::string load = formatQuantity(overload.load) + " of " + formatQuantity(overload.limit);
    if (overload.feed.empty())
        return nameOfSource(design, overload.object) + " " + load;
    return "feed " + overload.feed + " of " + counted(overload.racks, "rack", "racks") + " " +
           findById(design.rackTypes, overload.type)->name + " " + load;
}

const BankLoad *fullestBank(const FeedPhases &phases)
{
    const auto fullest = std::ranges::max_element(phases.banks, {}, &BankLoad::worst);
    return fullest == phases.banks.end() ? nullptr : &*fullest;
}

std::string quantityText(const auto &value)
{
    return value ? formatQuantity(*value) : "unknown";
}

} // namespace

Table sourceTable(const Design &design, const Evaluation &evaluation)
{
    Table table{
        "Power chain",
        "Pieces of the power chain, at maximum power",
        {{"Piece", 18},
         {"Kind", 11},
         {"Fed by", 14},
         {"Limit [kVA]", 9, Align::Right, 1},
         {"Load [kVA]", 9, Align::Right, 1},
         {"Utilisation", 10, Align::Right},
         {"Worst loss", 14},
         {"Load then [kVA]", 9, Align::Right, 1},
         {"Utilisation then", 10, Align::Right},
         amperes1("L1 [A]", 7),
         amperes1("L2 [A]", 7),
         amperes1("L3 [A]", 7)},
        {},
        {},
        "Load: what hangs below it with its diversity and its cap. Limit: continuous. Every piece is taken "
        "out "
        "in turn and all loads are shared anew; the worst loss is the one that loads this piece the most."};
    for (const SourceLoad &load : evaluation.results.chain.sources) {
        const PowerSource &source = *findById(design.powerSources, load.source);
        std::string fedBy;
        for (const PowerSourceId &above : source.fedBy)
            fedBy += (fedBy.empty() ? "" : ", ") + nameOfSource(design, above);
        const auto normal = apparent(load.demand, design), worst = apparent(load.worst, design);
        const auto line = [&](std::size_t i) {
            return source.lineVoltage ? ampereCell(load.lines[i]) : Cell{};
        };
        const bool isThree = source.phases == PhaseCount::Three;
        table.rows.push_back({source.name, std::string(nameOf(source.kind)), fedBy.empty() ? "-" : fedBy,
                              limitCell(load.limit), kilovoltAmpereCell(normal),
                              utilisationText(normal, load.limit),
                              load.worstLoss.empty() ? "none adds" : nameOfSource(design, load.worstLoss),
                              kilovoltAmpereCell(worst), utilisationText(worst, load.limit), line(0),
                              isThree ? line(1) : Cell{}, isThree ? line(2) : Cell{}});
        table.objects.push_back(source.id);
    }
    return table;
}

Table lossTable(const Design &design, const Evaluation &evaluation)
{
    Table table{
        "Single failures",
        "What is lost and overloaded without each piece of the power chain",
        {{"Piece lost", 18},
         {"Racks dark", 8, Align::Right, 0},
         {"Racks degraded", 9, Align::Right, 0},
         {"Devices lost", 8, Align::Right, 0},
         {"Nodes lost", 8, Align::Right, 0},
         {"Accelerators lost", 11, Align::Right, 0},
         {"Overloaded", 46}},
        {},
        {},
        "Dark: every feed of the rack is dead. Degraded: some are, and its devices run on the others. "
        "Overloaded: above its continuous limit at maximum power."};
    for (const SourceLoss &loss : evaluation.results.chain.losses) {
        std::string overloads;
        for (const Overload &overload : loss.overloads)
            overloads += (overloads.empty() ? "" : "; ") + overloadText(design, overload);
        table.rows.push_back({nameOfSource(design, loss.source), static_cast<double>(loss.racksDark),
                              static_cast<double>(loss.racksDegraded), static_cast<double>(loss.devicesLost),
                              static_cast<double>(loss.nodesLost), static_cast<double>(loss.acceleratorsLost),
                              overloads.empty() ? "nothing" : overloads});
        table.objects.push_back(loss.source);
    }
    return table;
}

Table phaseTable(const Design &design, const Evaluation &evaluation)
{
    Table table{"Phases",
                "Line and bank currents of one rack by type, at maximum power",
                {{"Rack type", 20},
                 {"Feed", 5},
                 {"Voltage [V]", 8, Align::Right, 0},
                 amperes1("L1 [A]"),
                 amperes1("L2 [A]"),
                 amperes1("L3 [A]"),
                 amperes1("N [A]"),
                 {"Imbalance [%]", 9, Align::Right, 1},
                 amperes1("Line limit [A]", 9),
                 amperes1("Fullest line, one lost [A]", 10),
                 {"Fullest bank", 7, Align::Right, 0},
                 amperes1("Bank, one lost [A]", 9),
                 amperes1("Bank limit [A]", 9)},
                {},
                {},
                "Cords are put on banks so that the lines of each rack PDU are balanced, unless a bank was "
                "chosen. The "
                "last figures are after the loss of the worst other feed."};
    for (const RackType &type : design.rackTypes) {
        const TypeResults &results = evaluation.results.types.at(type.id);
        for (const FeedPhases &phases : results.phases.feeds) {
            const FeedLoad &feed = results.feeds.feeds[phases.feed];
            const BankLoad *bank = fullestBank(phases);
            const auto onThree = [&](Cell cell) { return phases.phases == 3 ? std::move(cell) : Cell{}; };
            table.rows.push_back({type.name, feed.name, inVolts(phases.voltage), ampereCell(phases.normal[0]),
                                  onThree(ampereCell(phases.normal[1])),
                                  onThree(ampereCell(phases.normal[2])), onThree(ampereCell(phases.neutral)),
                                  onThree(phases.imbalance * 100), limitCell(phases.lineLimit),
                                  ampereCell(std::ranges::max(phases.worst)),
                                  bank ? Cell{static_cast<double>(bank->bank)} : Cell{},
                                  bank ? ampereCell(bank->worst) : Cell{}, limitCell(phases.bankLimit)});
            table.objects.push_back(feed.placement);
        }
    }
    return table;
}

Table cordTable(const Design &design, const Evaluation &evaluation)
{
    Table table{"Cords",
                "Feed and bank of every cord, of one rack by type",
                {{"Rack type", 26},
                 {"Device", 24},
                 {"Cord", 6, Align::Right, 0},
                 {"Feed", 6},
                 {"Bank", 6, Align::Right, 0},
                 {"Chosen", 10}},
                {},
                {},
                "Banks are chosen so that the lines are balanced; one that was set says so. No bank: the "
                "rack PDU is not "
                "known to have any."};
    for (const RackType &type : design.rackTypes) {
        const TypeResults &results = evaluation.results.types.at(type.id);
        for (const CordPlace &cord : results.phases.cords) {
            const Placement &device = *findById(type.placements, cord.device);
            table.rows.push_back({type.name, device.name, static_cast<double>(cord.cord + 1),
                                  results.feeds.feeds[cord.feed].name,
                                  cord.bank > 0 ? Cell{static_cast<double>(cord.bank)} : Cell{},
                                  cord.cord < device.banks.size() ? "set" : "balanced"});
            table.objects.push_back(cord.device);
        }
    }
    return table;
}

Table shelfTable(const Design &design, const Evaluation &evaluation)
{
    Table table{"Power shelves",
                "Power shelves and busbar of one rack by type",
                {{"Rack type", 24},
                 {"Shelves", 8, Align::Right, 0},
                 {"Load", 14},
                 {"Installed", 12},
                 {"One rectifier lost", 12},
                 {"One shelf lost", 12},
                 {"Highest busbar current", 14},
                 {"Busbar rating", 12}},
                {},
                {},
                {}};
    for (const RackType &type : design.rackTypes) {
        const ShelfGroup &group = evaluation.results.types.at(type.id).shelves;
        if (group.shelves.empty())
            continue;
        std::optional<Current> highest;
        for (const BusTap &tap : group.taps)
            highest = std::max({highest.value_or(Current{}), tap.below, tap.above, tap.tap});
        table.rows.push_back({type.name, static_cast<double>(group.shelves.size()), formatTotal(group.load),
                              quantityText(group.installed), quantityText(group.afterModule),
                              quantityText(group.afterShelf), quantityText(highest),
                              quantityText(group.busLimit)});
        table.objects.push_back(group.shelves.front());
    }
    return table;
}

Table facilityTable(const Design &, const Evaluation &evaluation)
{
    const Facility &facility = evaluation.results.facility;
    const Swing &swing = evaluation.results.swing;
    Table table{"Facility",
                "Power of the building at typical load, and the swing of a training job",
                {{"Figure", 34}, {"Value", 24, Align::Right}, {"How", 60}},
                {},
                {},
                {}};
    const auto add = [&](const char *name, std::string value, const char *how) {
        table.rows.push_back({std::string(name), std::move(value), std::string(how)});
    };
    const auto unknownOr = [](const Total<Power> &total) {
        return total.unknownCount > 0 && total.known == Power{} ? std::string("unknown") : formatTotal(total);
    };
    add("IT power", unknownOr(facility.it), "typical power of all devices");
    add("Loss of the power chain", unknownOr(facility.distribution),
        "what each piece draws less what it gives");
    add("Cooling", unknownOr(facility.cooling), "fans, pumps, heat rejection");
    add("Other", unknownOr(facility.other), "as stated for the halls");
    add("Facility power", unknownOr(facility.all), "the sum");
    add("PUE", facility.pue ? formatNumber(*facility.pue, 3) : "unknown", "facility power over IT power");
    add("Highest load of a job", unknownOr(swing.high), "maximum power of all compute nodes");
    add("Swing", quantityText(swing.amplitude), "highest less lowest, as one job alternates");
    add("Storage that flattens it", quantityText(swing.storage), "(highest less average) x compute time");
    add("Storage that covers a step", quantityText(swing.rampStorage),
        "half of step x time at the ramp limit");
    return table;
}

std::vector<Table> coolingTables(const Design &design, const Evaluation &evaluation)
{
    std::vector<Table> tables;
    for (const Section &section : coolingSections({design, evaluation}))
        for (const Block &block : section.blocks)
            if (const auto *table = std::get_if<Table>(&block))
                tables.push_back(*table);
    return tables;
}

} // namespace clusterwright
