#include "model/calculators/record.h"

#include <algorithm>

namespace clusterwright::calc {

Record::Record() = default;
Record::Record(const Record &other) = default;
Record::Record(Record &&other) noexcept = default;
Record &Record::operator=(const Record &other) = default;
Record &Record::operator=(Record &&other) noexcept = default;
Record::~Record() = default;
Record::Record(std::initializer_list<Entry> entries) : m_entries(entries) {}

const Value *Record::find(std::string_view key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &found->value;
}

void Record::add(std::string key, Value value)
{
    m_entries.push_back({std::move(key), std::move(value)});
}

void Record::set(std::string_view key, Value value)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found == m_entries.end())
        add(std::string(key), std::move(value));
    else
        found->value = std::move(value);
}

bool Record::operator==(const Record &other) const
{
    return m_entries == other.m_entries;
}

} // namespace clusterwright::calc
