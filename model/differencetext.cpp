// A difference in words: lines for a reader at a terminal, sentences for a revision history.
#include "model/difference.h"

#include <cctype>

namespace clusterwright {
namespace {

constexpr std::size_t mostNames = 4;     // of a sentence; the rest are counted
constexpr std::size_t longestValue = 60; // of a sentence; longer texts are only said to have changed

std::string labelOf(const ComparedObject &object)
{
    return wordFor(object.kind) + " " + object.name +
           (object.id == object.name ? "" : " (" + object.id + ")");
}

std::string findingLine(const char *sign, const Finding &finding)
{
    return std::string(sign) + " finding " + finding.rule + " " + std::string(nameOf(finding.severity)) +
           ": " + finding.message + "\n";
}

std::string totalLine(const TotalChange &change)
{
    constexpr std::size_t width = 26;
    std::string title = change.to.title;
    title.resize(std::max(width, title.size() + 1), ' ');
    return title + totalText(change.from) + " -> " + totalText(change.to) + " (" + deltaText(change.delta) +
           ")\n";
}

std::string counted(std::size_t number, const std::string &word)
{
    return std::to_string(number) + " " + word + (number == 1 ? "" : word.ends_with('s') ? "es" : "s");
}

std::string lowered(std::string text)
{
    if (text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])))
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

/// With a full stop, unless the name of a thing brought one.
std::string ended(std::string text)
{
    return text.ends_with('.') ? text : text + ".";
}

/// "A01, A02, A03, A04 and 12 more".
std::string namesText(const std::vector<const ComparedObject *> &objects)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(objects.size(), mostNames); ++i)
        text += (i == 0 ? "" : ", ") + objects[i]->name;
    return objects.size() > mostNames ? text + " and " + std::to_string(objects.size() - mostNames) + " more"
                                      : text;
}

/// "Added rack A01.", "Added 16 racks: A01, ... and 12 more.", one sentence per kind.
void addListSentences(std::vector<std::string> &sentences, const char *verb,
                      const std::vector<ComparedObject> &objects)
{
    for (const Name<ObjectKind> &kind : namesOf<ObjectKind>) {
        std::vector<const ComparedObject *> alike;
        for (const ComparedObject &object : objects)
            if (object.kind == kind.value && kind.value != ObjectKind::Release)
                alike.push_back(&object);
        const std::string word = wordFor(kind.value);
        if (alike.size() == 1)
            sentences.push_back(ended(std::string(verb) + " " + word + " " + alike.front()->name));
        else if (!alike.empty())
            sentences.push_back(std::string(verb) + " " + counted(alike.size(), word) + ": " +
                                namesText(alike) + ".");
    }
}

void addMoveSentences(std::vector<std::string> &sentences, const std::vector<MovedObject> &moved)
{
    for (const Name<ObjectKind> &kind : namesOf<ObjectKind>) {
        std::vector<const MovedObject *> alike;
        std::vector<const ComparedObject *> objects;
        for (const MovedObject &move : moved)
            if (move.object.kind == kind.value) {
                alike.push_back(&move);
                objects.push_back(&move.object);
            }
        if (alike.size() > mostNames)
            sentences.push_back("Moved " + counted(alike.size(), wordFor(kind.value)) + ": " +
                                namesText(objects) + ".");
        else
            for (const MovedObject *move : alike)
                sentences.push_back("Moved " + move->object.name + " from " + move->fromText + " to " +
                                    move->toText + ".");
    }
}

bool isOfTheRelease(const ChangedField &change)
{
    return change.object.kind == ObjectKind::Release ||
           (change.object.kind == ObjectKind::Design && (change.key == "status" || change.key == "revision"));
}

std::string changeSentence(const ChangedField &change, const std::vector<const ComparedObject *> &objects)
{
    std::string text = "Changed " + lowered(change.title);
    if (objects.size() > 1)
        text +=
            " of " + counted(objects.size(), wordFor(change.object.kind)) + " (" + namesText(objects) + ")";
    else if (change.object.kind != ObjectKind::Design)
        text += " of " + (change.object.kind == ObjectKind::Statement ? "an assumption" : change.object.name);
    if (change.key != "other" && change.fromText.size() <= longestValue &&
        change.toText.size() <= longestValue)
        text += " from " + change.fromText + " to " + change.toText;
    return text + ".";
}

std::string likenessOf(const ChangedField &change)
{
    std::string key(nameOf(change.object.kind));
    for (const std::string &part : {change.key, change.fromText, change.toText})
        key += "\n" + part;
    return key;
}

/// Things of one kind that changed alike share a sentence.
void addChangeSentences(std::vector<std::string> &sentences, const std::vector<ChangedField> &changed)
{
    std::vector<const ChangedField *> first; // of each sentence, in order
    std::map<std::string, std::vector<const ComparedObject *>> alike;
    for (const ChangedField &change : changed) {
        if (isOfTheRelease(change))
            continue;
        auto &objects = alike[likenessOf(change)];
        if (objects.empty())
            first.push_back(&change);
        objects.push_back(&change.object);
    }
    for (const ChangedField *change : first)
        sentences.push_back(changeSentence(*change, alike.at(likenessOf(*change))));
}

void addTotalSentence(std::vector<std::string> &sentences, const std::vector<TotalChange> &totals)
{
    constexpr std::array told{"racks", "nodes", "accelerators", "power_max_w", "mass_kg", "capex_usd"};
    std::string text;
    for (const TotalChange &change : totals)
        if (std::ranges::count(told, change.to.key) > 0 && !isZero(change.delta))
            text += (text.empty() ? "" : "; ") + lowered(change.to.title) + " from " +
                    totalText(change.from) + " to " + totalText(change.to);
    if (!text.empty())
        sentences.push_back("Totals: " + text + ".");
}

} // namespace

std::string wordFor(ObjectKind kind)
{
    if (kind == ObjectKind::Placement)
        return "device";
    std::string word(nameOf(kind));
    std::ranges::replace(word, '_', ' ');
    return word;
}

std::string differenceText(const Difference &difference)
{
    if (difference.isEmpty())
        return "The designs are equal.\n";
    std::string text;
    for (const ComparedObject &object : difference.added)
        text += "+ " + labelOf(object) + "\n";
    for (const ComparedObject &object : difference.removed)
        text += "- " + labelOf(object) + "\n";
    for (const MovedObject &move : difference.moved)
        text += "> " + labelOf(move.object) + ": " + move.fromText + " -> " + move.toText + "\n";
    for (const ChangedField &change : difference.changed)
        text += "~ " + labelOf(change.object) + ": " + change.title + ": " + change.fromText + " -> " +
                change.toText + "\n";
    std::string totals;
    for (const TotalChange &change : difference.totals)
        if (!isZero(change.delta))
            totals += totalLine(change);
    text += totals.empty() ? "" : "\n" + totals;
    std::string findings;
    for (const Finding &finding : difference.findingsAdded)
        findings += findingLine("+", finding);
    for (const Finding &finding : difference.findingsRemoved)
        findings += findingLine("-", finding);
    return text + (findings.empty() ? "" : "\n" + findings);
}

std::vector<std::string> changeSentences(const Difference &difference)
{
    std::vector<std::string> sentences;
    addListSentences(sentences, "Added", difference.added);
    addListSentences(sentences, "Removed", difference.removed);
    addMoveSentences(sentences, difference.moved);
    addChangeSentences(sentences, difference.changed);
    addTotalSentence(sentences, difference.totals);
    return sentences;
}

} // namespace clusterwright
