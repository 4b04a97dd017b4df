#include "libraries/explanationtext.h"

#include "libraries/json.h"
#include "model/explaincooling.h"

namespace clusterwright {

std::string explanationText(const Explanation &explanation)
{
    std::string text = explanation.title + ": " + explanation.value + "\n";
    text += "Formula: " + explanation.formula + "\n";
    for (const ExplainedTerm &term : explanation.terms) {
        text += "  " + term.name + ": " + term.arithmetic + "\n";
        if (!term.source.empty())
            text += "    source: " + term.source + "\n";
    }
    for (const ExplainedInput &input : explanation.inputs) {
        text += "  " + input.name + ": " + input.value + "\n";
        if (!input.source.empty())
            text += "    source: " + input.source + "\n";
    }
    return explanation.unknownRule.empty() ? text : text + explanation.unknownRule + "\n";
}

std::string explanationJson(const Explanation &explanation)
{
    auto terms = nlohmann::json::array();
    for (const ExplainedTerm &term : explanation.terms)
        terms.push_back({{"part", term.part},
                         {"name", term.name},
                         {"count", term.count},
                         {"value", term.sum ? JsonWriter::toJson(*term.sum) : nlohmann::json()},
                         {"arithmetic", term.arithmetic},
                         {"source", term.source}});
    auto inputs = nlohmann::json::array();
    for (const ExplainedInput &input : explanation.inputs)
        inputs.push_back({{"name", input.name}, {"value", input.value}, {"source", input.source}});
    return fileText({{"metric", explanation.metric},
                     {"object", explanation.object},
                     {"title", explanation.title},
                     {"text", explanation.value},
                     {"formula", explanation.formula},
                     {"unit", explanation.unit},
                     {"value", JsonWriter::toJson(explanation.known)},
                     {"unknown", explanation.unknownCount},
                     {"terms", terms},
                     {"inputs", inputs},
                     {"unknown_rule", explanation.unknownRule}});
}

std::string metricListText()
{
    std::string text;
    for (const auto &list : {metrics(), plantMetrics()})
        for (const Metric &metric : list)
            text += "  " + std::string(metric.key) + ": " + metric.title + ", " + metric.formula + "\n";
    return text;
}

} // namespace clusterwright
