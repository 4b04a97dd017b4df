// Text for widgets: between the model's UTF-8 and Qt's strings, and errors as sentences.
#pragma once

#include "model/design/design.h"
#include "model/evaluation.h"
#include "model/result.h"

#include <QString>

namespace clusterwright {

inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// An error of an edit as a sentence that stands alone.
QString sentenceOf(const Error &error);
/// An error of a file, with the file and the object in front.
QString fileSentenceOf(const Error &error);

/// "compute-node" -> "Compute node": a choice as a reader expects it.
QString choiceText(const std::string &choice);
/// How the user writes a decimal: a point or a comma.
char decimalMark();

/// "Servers", "Switches", ...
QString pluralOf(PartKind kind);

/// "8 U", "zero-U", "height not stated".
QString heightText(const Part &part);
/// "8 U, 10.2 kW, 130.5 kg": what decides where a part can go. Missing figures are named as not stated.
QString figuresText(const Part &part);
/// Which of height, maximum power and mass are estimates: "Estimated: maximum power", or nothing.
QString estimateText(const Part &part);

/// "U24-31", "U7".
QString unitsText(HalfUnits bottom, HalfUnits height);
/// "at U24", "at the left side".
QString placeText(const Placement &placement);

/// "1 rack", "3 racks"; empty for zero.
QString counted(int count, const QString &one, const QString &many);
/// "1 error, 2 warnings"; empty if nothing is open.
QString countsText(const FindingCounts &counts);

/// The name of any object of the design, as a reader knows it: "node-1 in Compute rack", "A01". The id itself
/// if there is no such object.
QString nameOfObject(const Design &design, const std::string &id);

} // namespace clusterwright
