#include "model/calculators/calculatortext.h"

#include "model/text.h"
#include "model/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace clusterwright::calc {
namespace {

constexpr double foot = 0.3048;
constexpr KeyUnit keyUnits[] = {
    {"kg_co2_per_kwh", "kg/kWh", "kg/kWh", 1},
    {"usd_per_gpu_hour", "USD per GPU-hour", "", 1},
    {"usd_per_month", "USD per month", "", 1},
    {"usd_per_year", "USD per year", "", 1},
    {"usd_per_endpoint", "USD per endpoint", "", 1},
    {"usd_per_kwh", "USD/kWh", "USD/kWh", 1},
    {"gb_per_s_per_accelerator", "GB/s per accelerator", "", 1},
    {"gb_per_s_per_server", "GB/s per server", "", 1},
    {"gb_per_s_per_gpu", "GB/s per GPU", "", 1},
    {"gb_per_gpu", "GB per GPU", "", 1},
    {"gb_per_s", "GB/s", "", 1},
    {"tb_per_day", "TB per day", "", 1},
    {"tb_per_server", "TB per server", "", 1},
    {"kw_per_rack", "kW per rack", "", 1},
    {"kw_per_s", "kW/s", "kW/s", 1},
    {"lpm_per_kw", "l/min per kW", "", 1},
    {"j_per_kg_k", "J/(kg K)", "", 1},
    {"kg_per_m2", "kg/m²", "kg/m²", 1},
    {"kg_per_m3", "kg/m³", "kg/m³", 1},
    {"kg_per_s", "kg/s", "", 1},
    {"m3_per_s", "m³/s", "m³/s", 1},
    {"btu_per_h", "BTU/h", "W", 1 / 3.412142}, // international table BTU
    {"mt_per_s", "MT/s", "", 1},
    {"ns_per_m", "ns/m", "", 1},
    {"kw", "kW", "W", 1e3},
    {"w", "W", "W", 1},
    {"kva", "kVA", "VA", 1e3},
    {"va", "VA", "VA", 1},
    {"v", "V", "V", 1},
    {"a", "A", "A", 1},
    {"mwh", "MWh", "J", 3.6e9},
    {"kwh", "kWh", "J", 3.6e6},
    {"kj", "kJ", "J", 1e3},
    {"h", "h", "s", 3600},
    {"s", "s", "s", 1},
    {"ns", "ns", "", 1},
    {"hz", "Hz", "", 1},
    {"kg", "kg", "kg", 1},
    {"t", "t", "kg", 1e3},
    {"m", "m", "m", 1},
    {"mm", "mm", "m", 1e-3},
    {"u", "U", "", 1},
    {"l", "l", "", 1},
    {"lpm", "l/min", "m³/s", 1e-3 / 60},
    {"cfm", "CFM", "m³/s", foot *foot *foot / 60},
    {"kpa", "kPa", "Pa", 1e3},
    {"c", "°C", "°C", 1},
    {"k", "K", "K", 1},
    {"f", "°F", "", 1},
    {"deg", "°", "", 1},
    {"tbw", "TB", "", 1},
    {"tb", "TB", "", 1},
    {"gb", "GB", "", 1},
    {"gbps", "Gb/s", "", 1},
    {"usd", "USD", "USD", 1},
};

struct Spelling {
    std::string_view word, spelled;
};
constexpr Spelling spellings[] = {
    {"afr", "AFR"},
    {"center", "centre"},
    {"ok", "OK"},
    {"bbu", "BBU"},
    {"bom", "bill of materials"},
    {"btu", "BTU"},
    {"hyperx", "HyperX"},
    {"pcie", "PCIe"},
    {"tco", "TCO"},
    {"ashrae", "ASHRAE"},
    {"cdu", "CDU"},
    {"cfm", "CFM"},
    {"cog", "centre of gravity"},
    {"cpu", "CPU"},
    {"d2h", "D2H"},
    {"dwpd", "DWPD"},
    {"ettr", "ETTR"},
    {"gb", "GB"},
    {"gpu", "GPU"},
    {"gpus", "GPUs"},
    {"i", "current"},
    {"it", "IT"},
    {"kwh", "kWh"},
    {"l1", "L1"},
    {"l2", "L2"},
    {"l3", "L3"},
    {"ab", "AB"},
    {"bc", "BC"},
    {"ca", "CA"},
    {"mgmt", "management"},
    {"mtbe", "MTBE"},
    {"mtbf", "MTBF"},
    {"mttdl", "MTTDL"},
    {"mttf", "MTTF"},
    {"mttr", "MTTR"},
    {"nic", "NIC"},
    {"nics", "NICs"},
    {"ocs", "OCS"},
    {"oob", "out-of-band"},
    {"pdu", "PDU"},
    {"pdus", "PDUs"},
    {"psu", "PSU"},
    {"psus", "PSUs"},
    {"pue", "PUE"},
    {"su", "SU"},
    {"tor", "ToR"},
    {"tors", "ToRs"},
    {"usd", "USD"},
    {"agg", "aggregation"},
    {"cp", "specific heat"},
    {"dp", "pressure drop"},
    {"ref", "reference"},
    {"max", "maximum"},
    {"min", "minimum"},
    {"p", "power"},
    {"t", "time"},
    {"mt", "MT"},
};

bool endsInPer(std::string_view text)
{
    return text == "per" || text.ends_with("_per");
}

/// The key without its unit, or the whole key where nothing would be left.
std::string_view withoutUnit(std::string_view key)
{
    const KeyUnit *unit = unitOfKey(key);
    return unit && unit->ending.size() < key.size() ? key.substr(0, key.size() - unit->ending.size() - 1)
                                                    : key;
}

/// With 15 digits, which every double keeps: 1200 W are 1.2 kW and nothing beside it.
double withoutRounding(double value)
{
    constexpr int digits = 15;
    char text[32];
    const auto end =
        std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits);
    std::from_chars(std::begin(text), end.ptr, value);
    return value;
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == text.npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

std::optional<double> typedNumber(std::string_view key, const std::string &text, char decimalMark)
{
    const KeyUnit *unit = unitOfKey(key);
    const bool isShare = text.find('%') != text.npos;
    if (const auto bare = parseQuantity(text, "", decimalMark); bare && (!unit || !isShare))
        return bare;
    std::optional<double> value;
    if (unit && !unit->base.empty())
        value = parseQuantity(text, std::string(unit->base), decimalMark);
    else if (unit && text.ends_with(unit->text))
        return parseQuantity(trimmed(text.substr(0, text.size() - unit->text.size())), "", decimalMark);
    if (value)
        value = inUnitOfKey(key, *value);
    return value;
}

/// Where a comma is the decimal mark, only semicolons separate.
std::vector<std::string> elementsOf(const std::string &text, char decimalMark)
{
    const char separator = text.find(';') == text.npos && decimalMark != ',' ? ',' : ';';
    std::vector<std::string> elements;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        elements.push_back(trimmed(std::string_view(text).substr(from, to - from)));
        from = to + 1;
    }
    return elements;
}

std::string joined(const List &list, std::string (*textOf)(const Value &), const char *separator)
{
    std::string text;
    for (const Value &element : list)
        text += (text.empty() ? "" : separator) + textOf(element);
    return text;
}

/// Six digits, zeros after the point left out.
std::string shortNumber(double value)
{
    constexpr double smallest = 1e-4, largest = 1e15;
    constexpr int digits = 6;
    const double size = std::abs(value);
    if (value == 0)
        return "0";
    if (size < smallest || size >= largest) {
        char text[32];
        return {
            text,
            std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits).ptr};
    }
    const int before = static_cast<int>(std::floor(std::log10(size))) + 1;
    std::string text = formatGrouped(value, std::max(0, digits - before));
    if (text.find('.') != text.npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

} // namespace

const KeyUnit *unitOfKey(std::string_view key)
{
    const KeyUnit *longest = nullptr;
    for (const KeyUnit &unit : keyUnits) {
        const bool isWhole = key == unit.ending;
        const bool isEnding = key.size() > unit.ending.size() + 1 && key.ends_with(unit.ending) &&
                              key[key.size() - unit.ending.size() - 1] == '_' &&
                              !endsInPer(key.substr(0, key.size() - unit.ending.size() - 1));
        if ((isWhole || isEnding) && (!longest || unit.ending.size() > longest->ending.size()))
            longest = &unit;
    }
    return longest;
}

double inUnitOfKey(std::string_view key, double inBase)
{
    const KeyUnit *unit = unitOfKey(key);
    return unit && unit->inBase != 1 ? withoutRounding(inBase / unit->inBase) : inBase;
}

std::string unitText(std::string_view key)
{
    const KeyUnit *unit = unitOfKey(key);
    return unit ? std::string(unit->text) : std::string();
}

std::string titleOfKey(std::string_view key)
{
    constexpr std::string_view rise = "delta_t";
    std::string title;
    std::string_view rest = withoutUnit(key);
    if (rest.starts_with(rise) || rest.ends_with("_delta_t")) {
        const std::string before(rest.substr(0, rest.find(rise)));
        return titleOfKey(before + "temperature_rise");
    }
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('_'), rest.size());
        const std::string_view word = rest.substr(0, end);
        const auto *found = std::ranges::find(spellings, word, &Spelling::word);
        title +=
            (title.empty() ? "" : " ") + std::string(found == std::end(spellings) ? word : found->spelled);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return title;
}

std::string titleOf(const Calculator &calculator)
{
    return titleOfKey(calculator.name.substr(calculator.name.find('.') + 1));
}

std::string resultText(const Value &value)
{
    if (const auto *number = value.as<double>())
        return shortNumber(*number);
    if (const auto *list = value.as<List>())
        return joined(*list, resultText, "; ");
    return inputText(value);
}

std::string inputText(const Value &value)
{
    if (const auto *number = value.as<double>())
        return formatExact(*number);
    if (const auto *flag = value.as<bool>())
        return *flag ? "yes" : "no";
    if (const auto *list = value.as<List>())
        return joined(*list, inputText, "; ");
    const auto *text = value.as<std::string>();
    return text ? *text : std::string();
}

std::optional<Value> typedValue(const Input &input, const std::string &text, char decimalMark)
{
    const std::string typed = trimmed(text);
    const bool isList =
        input.type == Type::NumberList || input.type == Type::IntegerList || input.type == Type::TextList;
    std::optional<Value> value;
    if (typed.empty()) {
        if (isList && input.mayBeEmpty && input.need == Need::Required)
            value = List{};
        return value;
    }
    if (isList) {
        Input element = input;
        element.type = input.type == Type::TextList ? Type::Text : Type::Number;
        List list;
        for (const std::string &each : elementsOf(typed, input.type == Type::TextList ? '.' : decimalMark))
            list.push_back(typedValue(element, each, decimalMark).value_or(Value(std::string())));
        return Value(std::move(list));
    }
    if (input.type == Type::Flag && (typed == "yes" || typed == "no"))
        return Value(typed == "yes");
    if (input.type == Type::Number || input.type == Type::Integer)
        if (const auto number = typedNumber(input.key, typed, decimalMark))
            return Value(*number);
    return Value(typed);
}

std::optional<Value> typedValue(const std::string &text, char decimalMark)
{
    const std::string typed = trimmed(text);
    std::optional<Value> value;
    if (typed.empty())
        return value;
    if (const auto number = parseQuantity(typed, "", decimalMark))
        return Value(*number);
    List list;
    for (const std::string &each : elementsOf(typed, decimalMark))
        if (const auto number = parseQuantity(each, "", decimalMark))
            list.emplace_back(*number);
        else
            return Value(typed);
    return Value(std::move(list));
}

std::vector<std::string> missingInputs(const Calculator &calculator, const Record &inputs)
{
    std::vector<std::string> missing;
    for (const Input &input : calculator.inputs)
        if (input.need == Need::Required && !inputs.find(input.key))
            missing.push_back(titleOfKey(input.key));
    return missing;
}

std::optional<Error> findWrong(const Calculator &calculator, const Record &inputs)
{
    Calculator lenient = calculator;
    for (Input &input : lenient.inputs)
        input.need = Need::Optional;
    const auto checked = checkInputs(lenient, inputs);
    std::optional<Error> wrong;
    if (!checked)
        wrong = checked.error();
    return wrong;
}

bool matches(const Calculator &calculator, const std::string &text)
{
    std::string all = std::string(calculator.name) + " " + std::string(calculator.title);
    for (const Input &input : calculator.inputs)
        all += " " + std::string(input.key) + " " + titleOfKey(input.key);
    return Words(text).areIn(all);
}

} // namespace clusterwright::calc
