// Editing of figures: the value of a figure as a user types it, with what it rests on.
#pragma once

#include "model/parts/figuretext.h"
#include "model/result.h"

namespace clusterwright {

struct FigureInput {
    std::string text; ///< of the value, as acceptedText() says; empty = unknown
    FigureKind kind = FigureKind::Estimate;
    std::string source, basis;
    Confidence confidence = Confidence::Low;
    std::string unit = {}; ///< of a number without one; empty = shownUnitOf()
};

/// The part with this figure, or without it if the text is empty. A text that is the value as figureRows()
/// gives it leaves the value as it is, to the last digit. Fails with a sentence that names the figure and
/// what is accepted, without looking whether the value can be: see problemsOf().
Result<Part> setFigure(Part part, const std::string &key, const FigureInput &input, char decimalMark = '.');

/// What setFigure() takes to leave the figure of a row as it is.
FigureInput inputOf(const FigureRow &row);

/// How the value of a figure is typed: "a number in kW, or with its unit". Empty if the part has no such
/// figure.
std::string acceptedText(const Part &part, const std::string &key);

/// The words that a figure can be, as they are shown: "front to rear", ... Empty if any text or number will
/// do.
std::vector<std::string> wordsFor(const Part &part, const std::string &key);

/// Gives a source another key, there and wherever it is cited.
void renameSource(Part &part, const std::string &from, const std::string &to);

} // namespace clusterwright
