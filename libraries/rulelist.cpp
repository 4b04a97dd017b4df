#include "libraries/rulelist.h"

#include "libraries/json.h"
#include "model/checks/rule.h"

namespace clusterwright {
namespace {

std::string parameterText(const Rule &rule)
{
    std::string text;
    for (const Parameter &parameter : rule.parameters)
        if (parameter.name)
            text += (text.empty() ? "" : ", ") + (parameter.name + (" = " + formatExact(parameter.value)));
    return text;
}

} // namespace

std::string ruleListJson()
{
    auto list = nlohmann::json::array();
    for (const Rule &rule : rules()) {
        auto parameters = nlohmann::json::object();
        for (const Parameter &parameter : rule.parameters)
            if (parameter.name)
                parameters[parameter.name] = JsonWriter::toJson(parameter.value);
        list.push_back({{"id", rule.id},
                        {"title", rule.title},
                        {"severity", nameOf(rule.severity)},
                        {"scope", rule.scope},
                        {"rationale", rule.rationale},
                        {"source", rule.source},
                        {"parameters", parameters}});
    }
    return fileText({{"rules", list}});
}

std::string ruleListMarkdown()
{
    std::string text = "# Rules\n\n| rule | severity | scope | what must hold | why | source | parameters |\n"
                       "|---|---|---|---|---|---|---|\n";
    for (const Rule &rule : rules())
        for (const std::string &cell :
             {std::string("| ") + rule.id, std::string(nameOf(rule.severity)), std::string(rule.scope),
              std::string(rule.title), std::string(rule.rationale), std::string(rule.source),
              parameterText(rule) + " |\n"})
            text += cell + (cell.ends_with("|\n") ? "" : " | ");
    return text;
}

std::string ruleListText()
{
    std::string text;
    for (const Rule &rule : rules()) {
        text += std::string(rule.id) + "  " + std::string(nameOf(rule.severity)) + ", " + rule.scope + ": " +
                rule.title;
        text += rule.parameters.front().name ? " (" + parameterText(rule) + ")\n" : "\n";
    }
    return text;
}

} // namespace clusterwright
