// Records: values whose type is known only at run time, as calculators take and give them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace clusterwright::calc {

struct Entry;
struct Value;
using List = std::vector<Value>;

/// Named values in the order in which they were added. Whoever adds sees to it that keys are unique.
class Record {
public:
    Record(); // these are not inline: an entry is not complete here
    Record(const Record &other);
    Record(Record &&other) noexcept;
    Record &operator=(const Record &other);
    Record &operator=(Record &&other) noexcept;
    ~Record();
    Record(std::initializer_list<Entry> entries);

    const std::vector<Entry> &entries() const { return m_entries; }
    const Value *find(std::string_view key) const; ///< null if there is none
    void add(std::string key, Value value);
    void set(std::string_view key, Value value); ///< replaces, or adds

    bool operator==(const Record &other) const;

private:
    std::vector<Entry> m_entries;
};

/// Null, a boolean, a number, a text, a list or a record. Whole numbers are numbers too.
struct Value {
    using Content = std::variant<std::monostate, bool, double, std::string, List, Record>;
    Content content;

    Value() = default;
    template <typename T>
    requires std::is_same_v<T, bool> // no pointer becomes true
    Value(T value) : content(value)
    {
    }
    Value(double value) : content(value) {}
    Value(int value) : content(static_cast<double>(value)) {}
    Value(std::string value) : content(std::move(value)) {}
    Value(std::string_view value) : content(std::string(value)) {}
    Value(const char *value) : content(std::string(value)) {}
    Value(List value) : content(std::move(value)) {}
    Value(Record value) : content(std::move(value)) {}

    template <typename T>
    const T *as() const ///< null if it is of another type
    {
        return std::get_if<T>(&content);
    }
    bool operator==(const Value &other) const { return content == other.content; }
};

struct Entry {
    std::string key;
    Value value;

    bool operator==(const Entry &other) const = default;
};

/// A list of numbers or texts.
template <typename T>
Value listOf(const std::vector<T> &values)
{
    return List(values.begin(), values.end());
}

} // namespace clusterwright::calc
