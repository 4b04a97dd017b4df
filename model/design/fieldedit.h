// Setting fields as a user does at an inspector: of many objects at once, and by steps.
#pragma once

#include "model/design/field.h"
#include "model/result.h"

namespace clusterwright {

/// A field that several objects have.
struct CommonField {
    Field field;          ///< of the first of them
    bool isMixed = false; ///< they do not all hold the same value

    bool operator==(const CommonField &) const = default;
};

/// The fields that all of these objects have, in the order of the first one's. Where the objects may be set
/// to different things, so that one cannot stand for all, `field` has the choices that all of them have.
std::vector<CommonField> commonFields(const Design &design, const std::vector<std::string> &objects);

/// Sets one field of all these objects, or of none: fails as setValue() does for the first that refuses.
Result<Design> setValues(Design design, const std::vector<std::string> &objects, const std::string &key,
                         const std::variant<double, std::string> &value, const std::string &basis = {});

/// What a user typed into a field, as setValue() takes it: a number in the base unit, or a text. A text that
/// is no number where one is needed gives NaN, which setValue() refuses; empty stays empty: not stated.
std::variant<double, std::string> typedValue(const Field &field, const std::string &text, char decimalMark);

/// A typed number some steps up or down, as the field would show it. A step is one in the second digit: 1 kW
/// at 10.2 kW, 0.01 at 0.97; one whole for counts and units. None if the text is no number.
std::optional<std::string> stepped(const Field &field, const std::string &text, int steps, char decimalMark);

} // namespace clusterwright
