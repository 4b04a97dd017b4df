#include "views/models/palettemodel.h"

#include "views/document.h"
#include "views/models/findingmodel.h"
#include "views/navigation.h"
#include "views/text.h"

#include <QAction>
#include <QKeySequence>

namespace clusterwright {
namespace {

constexpr char actionMark = '>', objectMark = '@', findingMark = '#', partMark = '+';

/// What is listed before anything is typed: rack types, workloads, networks, rows, halls and racks, as many
/// as fit.
std::vector<Hit> firstObjects(const Design &design)
{
    std::vector<Hit> hits;
    const auto add = [&](FoundKind kind, const auto &list) {
        for (const auto &entry : list)
            if (hits.size() < PaletteModel::mostEntries)
                hits.push_back({kind, entry.id, entry.name, {}, {}});
    };
    for (const RackType &type : design.rackTypes)
        if (hits.size() < PaletteModel::mostEntries)
            hits.push_back({FoundKind::RackType, type.id, type.name, type.id, {}});
    add(FoundKind::Workload, design.workloads);
    add(FoundKind::Fabric, design.fabrics);
    add(FoundKind::Row, design.rows);
    add(FoundKind::Hall, design.halls);
    for (const Rack &rack : design.racks)
        if (hits.size() < PaletteModel::mostEntries)
            hits.push_back({FoundKind::Rack, rack.id, rack.name, rack.type, rack.id});
    return hits;
}

/// The score of the name, or the least one if the words were found elsewhere.
int scoreOf(const Words &words, std::string_view name)
{
    return std::max(words.score(name), 1);
}

} // namespace

/// What was found, before it is written out.
struct PaletteModel::Candidate {
    std::variant<Command, Hit, const Finding *, const Part *> thing;
    int score = 1;
    std::size_t length = 0; ///< of the name: of two that fit equally, the shorter is nearer
};

PaletteModel::PaletteModel(const Document &document, const Selection &selection, const Library &library,
                           const QMenuBar &menus, QObject *parent)
    : QAbstractListModel(parent), m_document(document), m_selection(selection), m_library(library),
      m_menus(menus)
{
}

void PaletteModel::search(const QString &text)
{
    std::string typed = text.trimmed().toStdString();
    const char mark = typed.empty() ? '\0' : typed.front();
    const bool isMarked = mark == actionMark || mark == objectMark || mark == findingMark || mark == partMark;
    if (isMarked)
        typed.erase(0, 1);
    const Words words(typed);
    Candidates found;
    if (!isMarked || mark == actionMark)
        addActions(words, found);
    if ((!isMarked && !words.isEmpty()) || mark == objectMark)
        addObjects(typed, words, found);
    if ((!isMarked && !words.isEmpty()) || mark == findingMark)
        addFindings(words, found);
    if ((!isMarked && !words.isEmpty()) || mark == partMark)
        addParts(typed, words, found);
    if (!words.isEmpty())
        std::ranges::stable_sort(found, [](const Candidate &a, const Candidate &b) {
            return a.score != b.score ? a.score > b.score : a.length < b.length;
        });
    beginResetModel();
    m_entries.clear();
    for (std::size_t i = 0; i < std::min(found.size(), mostEntries); ++i)
        m_entries.push_back(entryOf(found[i]));
    endResetModel();
}

void PaletteModel::addActions(const Words &words, Candidates &candidates) const
{
    for (Command &command : commandsOf(m_menus)) {
        const std::string text = command.text.toStdString();
        if (words.areIn(command.path.toStdString() + " " + text))
            candidates.push_back({std::move(command), scoreOf(words, text), text.size()});
    }
}

void PaletteModel::addObjects(const std::string &text, const Words &words, Candidates &candidates) const
{
    const Design &design = m_document.design();
    for (Hit &hit : words.isEmpty() ? firstObjects(design) : find(design, text)) {
        const int score = scoreOf(words, hit.name);
        const std::size_t length = hit.name.size();
        candidates.push_back({std::move(hit), score, length});
    }
}

void PaletteModel::addFindings(const Words &words, Candidates &candidates) const
{
    for (const Finding &finding : m_document.evaluation().findings) {
        const std::string severity = severityText(finding.severity).toStdString();
        if (finding.state == FindingState::Open &&
            words.areIn(finding.rule + " " + severity + " " + finding.message))
            candidates.push_back({&finding, scoreOf(words, finding.rule), finding.message.size()});
    }
}

void PaletteModel::addParts(const std::string &text, const Words &words, Candidates &candidates) const
{
    for (const auto &[id, part] : m_library)
        if (matches(part, text)) {
            const std::string name = fullName(part);
            candidates.push_back({&part, scoreOf(words, name), name.size()});
        }
}

PaletteEntry PaletteModel::entryOf(const Candidate &candidate) const
{
    return std::visit(
        [this](const auto &thing) {
            if constexpr (std::is_pointer_v<std::decay_t<decltype(thing)>>)
                return entryOf(*thing);
            else
                return entryOf(thing);
        },
        candidate.thing);
}

PaletteEntry PaletteModel::entryOf(const Command &command) const
{
    PaletteEntry entry{.kind = PaletteEntry::Kind::Action, .text = command.text, .action = command.action};
    entry.isEnabled = command.action->isEnabled();
    entry.reason = reasonOf(*command.action);
    entry.detail = command.path;
    entry.keys = command.action->shortcut().toString(QKeySequence::NativeText);
    entry.icon = command.action->icon();
    if (command.action->isCheckable() && command.action->isChecked())
        entry.detail += ", " + tr("on");
    return entry;
}

PaletteEntry PaletteModel::entryOf(const Hit &hit) const
{
    PaletteEntry entry{.kind = PaletteEntry::Kind::Object, .text = toQString(hit.name), .hit = hit};
    entry.detail = whereText(m_document.design(), hit);
    entry.icon = m_icons.of(hit.kind);
    return entry;
}

PaletteEntry PaletteModel::entryOf(const Finding &finding) const
{
    PaletteEntry entry{.kind = PaletteEntry::Kind::Finding,
                       .text = toQString(finding.rule) + ' ' + toQString(finding.message),
                       .finding = finding};
    entry.detail = severityText(finding.severity).toLower();
    entry.icon = m_icons.of(finding.severity);
    return entry;
}

PaletteEntry PaletteModel::entryOf(const Part &part) const
{
    PaletteEntry entry{.kind = PaletteEntry::Kind::Part, .text = toQString(fullName(part)), .part = part.id};
    entry.detail = tr("part, %1").arg(figuresText(part));
    entry.icon = m_icons.of(kindOf(part));
    const bool isRack = kindOf(part) == PartKind::Rack;
    const bool hasTarget = m_selection.rackType() || m_document.design().rackTypes.size() == 1;
    entry.isEnabled = !isRack && hasTarget;
    if (isRack)
        entry.reason = tr("A rack is chosen when a rack type is added.");
    else if (!hasTarget)
        entry.reason = tr("Select the rack that the part goes into first.");
    return entry;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

const PaletteEntry *PaletteModel::entryAt(const QModelIndex &index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_entries.size() ? &m_entries[row] : nullptr;
}

QModelIndex PaletteModel::firstEnabled() const
{
    const auto first = std::ranges::find(m_entries, true, &PaletteEntry::isEnabled);
    return first == m_entries.end() ? QModelIndex() : index(static_cast<int>(first - m_entries.begin()));
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry *entry = entryAt(index);
    if (!entry)
        return {};
    const QString detail = entry->reason.isEmpty() ? entry->detail : entry->reason;
    switch (role) {
    case Qt::DisplayRole:
        return entry->text;
    case Qt::DecorationRole:
        return entry->icon;
    case DetailRole:
    case Qt::AccessibleDescriptionRole:
        return detail;
    case KeysRole:
        return entry->keys;
    case Qt::ToolTipRole:
        return entry->text + '\n' + detail;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteEntry *entry = entryAt(index);
    if (!entry)
        return Qt::NoItemFlags;
    return entry->isEnabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                            : Qt::ItemNeverHasChildren;
}

} // namespace clusterwright
