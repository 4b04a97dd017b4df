#include "model/analysis/calculoninputs.h"

#include "model/analysis/calculonfields.h"
#include "model/calculators/valuecheck.h"

#include <algorithm>
#include <cmath>

namespace clusterwright {
namespace {

using calc::Input;
using calc::List;
using calc::Record;
using calc::refuse;
using calc::Type;
using calc::Value;

/// For a value of the right type. Whole numbers are bounded so that products of two are exact.
bool isInRange(const Value &value, const Input &input)
{
    constexpr double largest = 1e9;
    if (!input.choices.empty())
        return std::ranges::count(input.choices, value) > 0;
    if (const auto *list = value.as<List>())
        return input.mayBeEmpty || !list->empty();
    const auto *number = value.as<double>();
    if (!number)
        return true;
    return calc::isWithin(*number, input.range) && (input.type != Type::Integer || *number <= largest);
}

bool isMissing(const Value *value)
{
    return !value || value->as<std::monostate>();
}

/// acceptedText() knows no list of lists.
std::string wordsFor(const Input &input)
{
    return input.type == Type::RecordList ? "a list that is not empty" : calc::acceptedText(input);
}

/// Makes the table of the fields of a type.
struct TableMaker {
    std::vector<Input> &table;

    void operator()(std::string_view key, const std::int64_t &, double least = 1) const
    {
        table.push_back(calc::integer(key, calc::atLeast(least), {}));
    }
    void operator()(std::string_view key, const bool &) const { table.push_back(calc::flag(key, {})); }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(std::string_view key, const E &) const
    {
        List choices;
        for (const Name<E> &name : namesOf<E>)
            choices.emplace_back(std::string(name.text));
        table.push_back(calc::text(key, std::move(choices), {}));
    }
};

/// Fills a type from a record that was checked.
struct Filler {
    const Record &record;

    void operator()(std::string_view key, std::int64_t &value, double = 1) const
    {
        value = static_cast<std::int64_t>(*record.find(key)->as<double>());
    }
    void operator()(std::string_view key, bool &value) const { value = *record.find(key)->as<bool>(); }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(std::string_view key, E &value) const
    {
        value = *fromName<E>(*record.find(key)->as<std::string>());
    }
};

template <typename T>
Result<T> readFields(const Record &record, const std::string &prefix)
{
    T value;
    std::vector<Input> table;
    eachField(value, TableMaker{table});
    if (auto error = checkFields(table, record, prefix))
        return *error;
    eachField(value, Filler{record});
    return value;
}

struct Writer {
    Record &record;

    void operator()(const char *key, std::int64_t value, double = 1) const
    {
        record.add(key, static_cast<double>(value));
    }
    void operator()(const char *key, bool value) const { record.add(key, value); }
    void operator()(const char *key, double value) const { record.add(key, value); }
    void operator()(const char *key, Time value) const { record.add(key, inSeconds(value)); }
    void operator()(const char *key, DataSize value) const { record.add(key, inBytes(value)); }
    void operator()(const char *key, Rate value) const { record.add(key, inPerSecond(value)); }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(const char *key, E value) const { record.add(key, nameOf(value)); }
};

template <typename T>
Record writeFields(const T &value)
{
    Record record;
    eachField(value, Writer{record});
    return record;
}

} // namespace

std::optional<Error> checkFields(const std::vector<Input> &table, const Record &given,
                                 const std::string &prefix)
{
    std::string known;
    for (const Input &input : table)
        known += (known.empty() ? "" : ", ") + std::string(input.key);
    for (const calc::Entry &entry : given.entries())
        if (std::ranges::count(table, entry.key, &Input::key) == 0)
            return refuse(prefix + entry.key, "is no key that is known here; there are " + known + ".");
    const auto find = [&](auto isWrong, const std::string &what) -> std::optional<Error> {
        for (const Input &input : table)
            if (const Value *value = given.find(input.key); isWrong(input, value))
                return refuse(prefix + std::string(input.key), what + wordsFor(input) + ".");
        return std::nullopt;
    };
    const auto isNeeded = [](const Input &input, const Value *value) {
        return input.need == calc::Need::Required && isMissing(value);
    };
    const auto isOfOtherType = [](const Input &input, const Value *value) {
        return !isMissing(value) && !hasType(*value, input.type);
    };
    const auto isOutside = [](const Input &input, const Value *value) {
        return !isMissing(value) && !isInRange(*value, input);
    };
    if (auto error = find(isNeeded, "is missing; it must be "))
        return error;
    if (auto error = find(isOfOtherType, "is of another type; it must be "))
        return error;
    return find(isOutside, "is out of range; it must be ");
}

Result<CalculonApp> readCalculonApp(const Record &app)
{
    return readFields<CalculonApp>(app, "app.");
}

Result<CalculonExecution> readCalculonExecution(const Record &execution)
{
    return readFields<CalculonExecution>(execution, "execution.");
}

Record recordOf(const CalculonExecution &execution)
{
    return writeFields(execution);
}

Record recordOf(const CalculonResult &result)
{
    return writeFields(result);
}

Result<std::tuple<CalculonApp, CalculonSystem, CalculonExecution>> readCalculonInputs(const Record &inputs)
{
    const std::vector<Input> table{calc::object("app", {}), calc::object("system", {}),
                                   calc::object("execution", {})};
    if (auto error = checkFields(table, inputs, {}))
        return *error;
    auto app = readCalculonApp(*inputs.find("app")->as<Record>());
    if (!app)
        return app.error();
    auto system = readCalculonSystem(*inputs.find("system")->as<Record>());
    if (!system)
        return system.error();
    auto execution = readCalculonExecution(*inputs.find("execution")->as<Record>());
    if (!execution)
        return execution.error();
    return std::tuple{app.take(), system.take(), execution.take()};
}

} // namespace clusterwright
