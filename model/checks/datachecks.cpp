#include "model/checks/rule.h"
#include "model/design/field.h"
#include "model/evaluation.h"
#include "model/parts/figurelist.h"

namespace clusterwright {
namespace {

/// Two devices of the racks `a` and `b` with one expanded name, if b's name starts with a's and a dash.
std::optional<Finding> clashBetween(const RuleContext &context, const Rack &a, const Rack &b)
{
    const std::string rest = b.name.substr(a.name.size() + 1) + "-";
    for (const Placed &inA : context.placed.at(a.type))
        for (const Placed &inB : context.placed.at(b.type))
            if (inA.placement->name == rest + inB.placement->name)
                return Finding{.objects = {b.id, a.id, inB.placement->id, inA.placement->id},
                               .message = "Two devices are named " + b.name + "-" + inB.placement->name +
                                          ": one in rack " + a.name + ", one in rack " + b.name + ".",
                               .fix = "Rename one of the racks."};
    return std::nullopt;
}

void checkRackNames(const RuleContext &context, std::vector<Finding> &findings)
{
    std::map<std::string, const Rack *> byName;
    for (const Rack &rack : context.design.racks)
        if (const auto [other, isNew] = byName.try_emplace(rack.name, &rack); !isNew)
            findings.push_back({.objects = {rack.id, other->second->id},
                                .message = "Two racks are named " + rack.name + ".",
                                .fix = "Rename one of them."});
    for (const auto &[name, rack] : byName)
        for (auto dash = name.find('-'); dash != std::string::npos; dash = name.find('-', dash + 1))
            if (const auto other = byName.find(name.substr(0, dash)); other != byName.end())
                if (auto finding = clashBetween(context, *other->second, *rack))
                    findings.push_back(*std::move(finding));
}

template <typename List>
void checkListNames(const List &list, const std::string &kind, std::vector<Finding> &findings)
{
    std::map<std::string, std::string> ids;
    for (const auto &entry : list)
        if (const auto [other, isNew] = ids.try_emplace(entry.name, entry.id); !isNew)
            findings.push_back({.objects = {entry.id, other->second},
                                .message = "Two " + kind + " are named " + entry.name + ".",
                                .fix = "Rename one of them."});
}

} // namespace

std::vector<Finding> checkEstimates(const RuleContext &context)
{
    std::vector<Finding> findings;
    for (const auto &[id, part] : context.design.parts) {
        std::string estimates, unsourced;
        int count = 0;
        visitFigures(part, [&](const char *key, const auto &figure) {
            if (!figure)
                return;
            if (figure->kind == FigureKind::Estimate) {
                estimates += (estimates.empty() ? "" : ", ") + std::string(key);
                ++count;
            } else if (figure->source.empty()) {
                unsourced += (unsourced.empty() ? "" : ", ") + std::string(key);
            }
        });
        if (!unsourced.empty())
            findings.push_back(
                {.objects = {id},
                 .message = fullName(part) + " has figures without a source: " + unsourced + ".",
                 .fix = "Add the source."});
        if (!estimates.empty()) {
            Finding finding{.objects = {id},
                            .message = fullName(part) + " rests on " + std::to_string(count) +
                                       (count == 1 ? " estimate: " : " estimates: ") + estimates + ".",
                            .fix = "Confirm with the vendor's document."};
            finding.measured = count;
            finding.limit = 0;
            finding.unit = "figures";
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

std::vector<Finding> checkNames(const RuleContext &context)
{
    std::vector<Finding> findings;
    checkRackNames(context, findings);
    checkListNames(context.design.rackTypes, "rack types", findings);
    checkListNames(context.design.halls, "halls", findings);
    checkListNames(context.design.rows, "rows", findings);
    for (const RackType &type : context.design.rackTypes)
        checkListNames(type.placements, "things in " + type.name, findings);
    return findings;
}

std::vector<Finding> checkLibrary(const RuleContext &context)
{
    std::vector<Finding> findings;
    if (!context.library)
        return findings;
    for (const auto &[id, part] : context.design.parts) {
        Finding finding{.objects = {id}, .fix = "Replace the part by the library's, or keep it and say why."};
        const auto current = context.library->find(id);
        if (current == context.library->end()) {
            finding.message = fullName(part) + " (" + id + ") is not in the library any more.";
        } else if (current->second.version != part.version) {
            finding.message = fullName(part) + " is version " + part.version +
                              " of its entry; the library has version " + current->second.version + ".";
        } else {
            std::string names;
            for (const std::string &key : staleFigures(part, current->second))
                names += (names.empty() ? "" : ", ") + key;
            if (names.empty())
                continue;
            finding.message =
                "The library now gives other figures for " + fullName(part) + ": " + names + ".";
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace clusterwright
