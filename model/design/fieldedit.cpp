#include "model/design/fieldedit.h"

#include "model/design/edit.h"
#include "model/text.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace clusterwright {
namespace {

bool isTyped(const std::string &text)
{
    return text.find_first_not_of(' ') != std::string::npos;
}

bool isCounted(const Field &field)
{
    return field.key == "u" || field.key == "accelerator_count";
}

/// To so many digits that sums of tenths read as they are meant.
double withoutDust(double value)
{
    constexpr int digits = 12;
    char text[40];
    const auto end =
        std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits);
    std::from_chars(std::begin(text), end.ptr, value);
    return value;
}

void keepCommon(std::vector<CommonField> &common, const std::vector<Field> &others)
{
    std::erase_if(common, [&](CommonField &entry) {
        const Field *other = findField(others, entry.field.key);
        if (!other)
            return true;
        entry.isMixed = entry.isMixed || other->value != entry.field.value;
        entry.field.canSet = entry.field.canSet && other->canSet;
        std::erase_if(entry.field.choices, [&](const std::string &choice) {
            return std::ranges::count(other->choices, choice) == 0;
        });
        return false;
    });
}

} // namespace

std::vector<CommonField> commonFields(const Design &design, const std::vector<std::string> &objects)
{
    std::vector<CommonField> common;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const auto fields = fieldsOf(design, objects[i]);
        if (i > 0)
            keepCommon(common, fields);
        else
            for (const Field &field : fields)
                common.push_back({field});
    }
    return common;
}

Result<Design> setValues(Design design, const std::vector<std::string> &objects, const std::string &key,
                         const std::variant<double, std::string> &value, const std::string &basis)
{
    Result<Design> next = std::move(design);
    for (const std::string &object : objects) {
        next = setValue(next.take(), object, key, value, basis);
        if (!next)
            break;
    }
    return next;
}

std::variant<double, std::string> typedValue(const Field &field, const std::string &text, char decimalMark)
{
    if (!field.isNumber)
        return text;
    if (!isTyped(text))
        return std::string();
    const auto number = parseQuantity(text, field.unit, decimalMark);
    return number ? *number : std::numeric_limits<double>::quiet_NaN();
}

std::optional<std::string> stepped(const Field &field, const std::string &text, int steps, char decimalMark)
{
    const auto number =
        field.isNumber && isTyped(text) ? parseQuantity(text, field.unit, decimalMark) : std::nullopt;
    if (!number)
        return std::nullopt;
    const std::string shown = formatInUnit(*number, field.unit, field.shownUnit);
    double value = 0;
    const auto end = std::from_chars(shown.data(), shown.data() + shown.size(), value);
    const double size = std::abs(value);
    const double step = isCounted(field) || size == 0 ? 1 : std::pow(10, std::floor(std::log10(size)) - 1);
    return formatExact(withoutDust(value + steps * step)) + std::string(end.ptr, shown.data() + shown.size());
}

} // namespace clusterwright
