#include "libraries/calculatorlist.h"

#include "libraries/json.h"
#include "libraries/recordjson.h"
#include "model/calculators/calculator.h"

namespace clusterwright {
namespace {

using namespace calc;

/// The rows of a table of inputs: those of the elements of a list follow it as "points[].load".
struct InputRow {
    std::string key;
    const Input *input;
};

std::vector<InputRow> rowsOf(const std::vector<Input> &inputs, const std::string &prefix = {})
{
    std::vector<InputRow> rows;
    for (const Input &input : inputs) {
        rows.push_back({prefix + std::string(input.key), &input});
        for (const InputRow &field : rowsOf(input.fields, rows.back().key + "[]."))
            rows.push_back(field);
    }
    return rows;
}

std::string needText(const Input &input)
{
    if (input.need == Need::Default)
        return "default " + jsonOf(input.usual).dump();
    return input.need == Need::Required ? "required" : "optional";
}

std::string validText(const Input &input)
{
    std::string text = rangeText(input.range);
    for (const Value &choice : input.choices)
        text += (text.empty() ? "one of " : ", ") +
                (choice.as<std::string>() ? *choice.as<std::string>() : jsonOf(choice).dump());
    if (input.mayBeEmpty)
        text += text.empty() ? "may be empty" : ", may be empty";
    return text;
}

std::string tableText(const Calculator &calculator)
{
    std::string text = "| input | type | need | valid | meaning |\n|---|---|---|---|---|\n";
    for (const auto &[key, input] : rowsOf(calculator.inputs))
        text += "| `" + key + "` | " + std::string(typeText(input->type)) + " | " + needText(*input) + " | " +
                validText(*input) + " | " + std::string(input->meaning) + " |\n";
    text += "\n| output | type | value |\n|---|---|---|\n";
    for (const Output &output : calculator.outputs)
        text += "| `" + std::string(output.key) + "` | " + std::string(typeText(output.type)) + " | " +
                (output.onlyWith.empty() ? "" : "only with " + std::string(output.onlyWith) + ": ") +
                std::string(output.meaning) + " |\n";
    return text;
}

nlohmann::json inputJson(const InputRow &row)
{
    const Input &input = *row.input;
    nlohmann::json json = {{"key", row.key},
                           {"type", typeText(input.type)},
                           {"need", needText(input)},
                           {"valid", validText(input)},
                           {"meaning", input.meaning}};
    if (input.need == Need::Default)
        json["default"] = jsonOf(input.usual);
    return json;
}

} // namespace

std::string calculatorListText()
{
    std::string text;
    std::string_view group;
    for (const Calculator &calculator : calculators()) {
        if (groupOf(calculator) != group)
            text += (text.empty() ? "" : "\n") + std::string(groupOf(calculator)) + "\n";
        group = groupOf(calculator);
        text += "  " + std::string(calculator.name) + "  " + std::string(calculator.title) + "\n";
    }
    return text;
}

std::string calculatorListJson()
{
    auto list = nlohmann::json::array();
    for (const Calculator &calculator : calculators()) {
        auto inputs = nlohmann::json::array(), outputs = nlohmann::json::array();
        for (const InputRow &row : rowsOf(calculator.inputs))
            inputs.push_back(inputJson(row));
        for (const Output &output : calculator.outputs)
            outputs.push_back({{"key", output.key},
                               {"type", typeText(output.type)},
                               {"meaning", output.meaning},
                               {"only_with", output.onlyWith}});
        list.push_back({{"name", calculator.name},
                        {"title", calculator.title},
                        {"inputs", inputs},
                        {"outputs", outputs},
                        {"equation", calculator.equation},
                        {"limits", calculator.limits},
                        {"source", calculator.source}});
    }
    return fileText({{"calculators", list}});
}

std::string calculatorListMarkdown()
{
    std::string text =
        "# Calculators\n\nUnits are in the endings of the keys; ratios have none and are 0..1.\n";
    std::string_view group;
    for (const Calculator &calculator : calculators()) {
        if (groupOf(calculator) != group)
            text += "\n## " + std::string(groupOf(calculator)) + "\n";
        group = groupOf(calculator);
        text += "\n### " + std::string(calculator.name) + "\n\n" + std::string(calculator.title) + "\n\n" +
                tableText(calculator);
        for (const auto &[word, part] : {std::pair{"Equation", calculator.equation},
                                         {"Limits", calculator.limits},
                                         {"Source", calculator.source}})
            text += "\n" + std::string(word) + ": " + std::string(part) + "\n";
    }
    return text;
}

} // namespace clusterwright
