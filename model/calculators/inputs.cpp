#include "model/calculators/inputs.h"

#include <cassert>

namespace clusterwright::calc {

template <typename T>
const T &Inputs::get(std::string_view key) const
{
    const Value *value = m_record->find(key);
    assert(value);
    return std::get<T>(value->content);
}

double Inputs::number(std::string_view key) const
{
    return get<double>(key);
}

std::int64_t Inputs::integer(std::string_view key) const
{
    return static_cast<std::int64_t>(get<double>(key));
}

int Inputs::count(std::string_view key) const
{
    return static_cast<int>(get<double>(key));
}

bool Inputs::flag(std::string_view key) const
{
    return get<bool>(key);
}

const std::string &Inputs::text(std::string_view key) const
{
    return get<std::string>(key);
}

const Record &Inputs::object(std::string_view key) const
{
    return get<Record>(key);
}

std::optional<double> Inputs::maybeNumber(std::string_view key) const
{
    std::optional<double> value;
    if (has(key))
        value = number(key);
    return value;
}

std::optional<std::int64_t> Inputs::maybeInteger(std::string_view key) const
{
    std::optional<std::int64_t> value;
    if (has(key))
        value = integer(key);
    return value;
}

std::vector<double> Inputs::numbers(std::string_view key) const
{
    std::vector<double> numbers;
    for (const Value &element : get<List>(key))
        numbers.push_back(std::get<double>(element.content));
    return numbers;
}

std::vector<Inputs> Inputs::records(std::string_view key) const
{
    std::vector<Inputs> records;
    for (const Value &element : get<List>(key))
        records.emplace_back(std::get<Record>(element.content));
    return records;
}

} // namespace clusterwright::calc
