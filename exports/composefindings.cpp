#include "exports/composeparts.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

std::string stateText(FindingState state)
{
    return state == FindingState::NotEvaluated ? "not evaluated" : std::string(nameOf(state));
}

std::string objectNames(const Design &design, const Finding &finding)
{
    return finding.objects.empty() ? std::string() : objectName(design, finding.objects.front());
}

Cell optionalCell(const std::optional<double> &number)
{
    return number ? Cell{*number} : Cell{};
}

/// What was accepted, with the unit of the finding, if it is there.
std::string upToText(const Sources &sources, const Waiver &waiver)
{
    if (!waiver.upTo)
        return "any value";
    for (const Finding &finding : sources.evaluation.findings)
        if (finding.rule == waiver.rule && std::ranges::count(finding.objects, waiver.object) > 0)
            return plainNumber(*waiver.upTo) + " " + finding.unit;
    return plainNumber(*waiver.upTo);
}

Table waiverTable(const Sources &sources)
{
    Table table{"Waivers",
                "Findings that were accepted",
                {{"Rule", 8},
                 {"Object", 22},
                 {"Reason", 50},
                 {"Up to", 11},
                 {"By", 12},
                 {"Date", 11},
                 {"Expires", 11}},
                {},
                {},
                {}};
    for (const Waiver &waiver : sources.design.waivers)
        table.rows.push_back({waiver.rule, objectName(sources.design, waiver.object), waiver.reason,
                              upToText(sources, waiver), waiver.by, waiver.date,
                              waiver.expires.empty() ? "never" : waiver.expires});
    return table;
}

Table parameterTable(const Sources &sources)
{
    Table table{"Parameters",
                "Parameters changed for this design",
                {{"Rule", 8},
                 {"What must hold", 34},
                 {"Parameter", 16},
                 {"Usual", 8, Align::Right},
                 {"Here", 8, Align::Right},
                 {"Reason", 40}},
                {},
                {},
                {}};
    for (const ParameterOverride &override : sources.design.parameters)
        table.rows.push_back({override.rule, std::string(findRule(override.rule)->title), override.parameter,
                              plainNumber(parameterOf({}, override.rule, override.parameter)),
                              plainNumber(override.value), override.reason});
    return table;
}

Table shortFindingTable(const Sources &sources)
{
    Table table{"Findings",
                "Findings",
                {{"Rule", 8}, {"Severity", 9}, {"State", 11}, {"Finding", 56}, {"What helps", 34}},
                {},
                {},
                {}};
    for (const Finding &finding : sources.evaluation.findings)
        table.rows.push_back({finding.rule, std::string(nameOf(finding.severity)), stateText(finding.state),
                              finding.message, finding.fix});
    return table;
}

template <typename Q>
std::vector<Cell> assumptionRow(std::string name, double value, std::string unit, const Figure<Q> &figure)
{
    return {std::move(name),
            value,
            std::move(unit),
            std::string(nameOf(figure.kind)),
            figure.source,
            figure.basis,
            std::string(nameOf(figure.confidence))};
}

} // namespace

Table findingTable(const Sources &sources)
{
    Table table{"Findings",
                "Findings",
                {{"Rule", 9},
                 {"Severity", 10},
                 {"State", 13},
                 {"Object", 28},
                 {"Finding", 80},
                 {"Measured", 12, Align::Right},
                 {"Limit", 12, Align::Right},
                 {"Unit", 9},
                 {"What helps", 60}},
                {},
                {},
                {}};
    for (const Finding &finding : sources.evaluation.findings)
        table.rows.push_back({finding.rule, std::string(nameOf(finding.severity)), stateText(finding.state),
                              objectNames(sources.design, finding), finding.message,
                              optionalCell(finding.measured), optionalCell(finding.limit), finding.unit,
                              finding.fix});
    return table;
}

Table assumptionTable(const Sources &sources)
{
    const Assumptions &assumptions = sources.design.assumptions;
    return {"Assumptions",
            "Figures that were assumed",
            {{"Assumption", 18},
             {"Value", 8, Align::Right},
             {"Unit", 8},
             {"Kind", 9},
             {"Source", 40},
             {"Basis", 26},
             {"Confidence", 10}},
            {assumptionRow("Power factor", assumptions.powerFactor.value, "", assumptions.powerFactor),
             assumptionRow("Rise of the air's temperature", inKelvins(assumptions.airRise.value), "K",
                           assumptions.airRise),
             assumptionRow("Density of the air", inKilogramsPerCubicMetre(assumptions.airDensity.value),
                           "kg/m³", assumptions.airDensity)},
            {},
            {}};
}

Table statementTable(const Sources &sources)
{
    Table table{"Statements",
                "Statements taken as given",
                {{"Id", 16}, {"Statement", 66}, {"Source", 34}},
                {},
                {},
                {}};
    for (const Statement &statement : sources.design.assumptions.statements)
        table.rows.push_back({statement.id, statement.text, statement.source});
    return table;
}

namespace {

/// Every rule of the program, each with what came of it here.
Table ruleTable(const Sources &sources)
{
    Table table{"Rules",
                "Rules that ran",
                {{"Rule", 8},
                 {"What must hold", 40},
                 {"Severity", 9},
                 {"Open", 6, Align::Right, 0},
                 {"Waived", 7, Align::Right, 0},
                 {"Not evaluated", 9, Align::Right, 0},
                 {"Source", 40}},
                {},
                {},
                "Not evaluated: an input is missing; the rule has neither passed nor failed there."};
    for (const Rule &rule : rules()) {
        const auto count = [&](FindingState state) {
            return static_cast<double>(
                std::ranges::count_if(sources.evaluation.findings, [&](const Finding &finding) {
                    return finding.rule == rule.id && finding.state == state;
                }));
        };
        table.rows.push_back({std::string(rule.id), std::string(rule.title),
                              std::string(nameOf(rule.severity)), count(FindingState::Open),
                              count(FindingState::Waived), count(FindingState::NotEvaluated),
                              std::string(rule.source)});
    }
    return table;
}

} // namespace

std::vector<Section> findingSections(const Sources &sources)
{
    std::vector<Section> sections{{findingsTitle, 1, false, false, {}},
                                  {"Findings", 2, false, false, {}},
                                  {"Waivers", 2, false, false, {}},
                                  {"Rules that ran", 2, false, false, {ruleTable(sources)}}};
    if (sources.evaluation.findings.empty())
        sections[1].blocks.push_back(Paragraph{"The rules found nothing."});
    else
        sections[1].blocks.push_back(shortFindingTable(sources));
    if (!sources.design.parameters.empty())
        sections[1].blocks.push_back(parameterTable(sources));
    if (sources.design.waivers.empty())
        sections[2].blocks.push_back(Paragraph{"No finding was waived."});
    else
        sections[2].blocks.push_back(waiverTable(sources));
    return sections;
}

std::vector<Section> assumptionSections(const Sources &sources)
{
    Section section{assumptionsTitle, 1, false, false, {assumptionTable(sources)}};
    if (!sources.design.assumptions.statements.empty())
        section.blocks.push_back(statementTable(sources));
    return {section};
}

} // namespace clusterwright
