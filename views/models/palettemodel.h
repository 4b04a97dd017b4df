// Palette model: what the command palette finds: actions, things of the design, findings and parts.
#pragma once

#include "model/find.h"
#include "views/commands.h"
#include "views/icons.h"

#include <QAbstractListModel>

namespace clusterwright {

class Document;
class Selection;

struct PaletteEntry {
    enum class Kind { Action, Object, Finding, Part };

    Kind kind = Kind::Action;
    QString text = {};
    QString detail = {}; ///< beside the text: the menu, or where the thing is
    QString keys = {};   ///< the shortcut of an action
    QString reason = {}; ///< why it cannot be chosen
    bool isEnabled = true;
    QIcon icon = {};
    QAction *action = nullptr; ///< of its kind one of these
    Hit hit = {};
    Finding finding = {};
    PartId part = {};
};

/// The best first, at most `mostEntries`. A text that starts with > looks for actions only, with @ for things
/// of the design, with # for open findings, with + for parts of the library.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { DetailRole = Qt::UserRole, KeysRole };
    static constexpr std::size_t mostEntries = 50;

    PaletteModel(const Document &document, const Selection &selection, const Library &library,
                 const QMenuBar &menus, QObject *parent = nullptr);

    void search(const QString &text);
    void setTheme(Theme theme) { m_icons = Icons(theme); } ///< of the next search

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const PaletteEntry *entryAt(const QModelIndex &index) const;
    QModelIndex firstEnabled() const; ///< not valid if there is none

private:
    struct Candidate;
    using Candidates = std::vector<Candidate>;
    void addActions(const Words &words, Candidates &candidates) const;
    void addObjects(const std::string &text, const Words &words, Candidates &candidates) const;
    void addFindings(const Words &words, Candidates &candidates) const;
    void addParts(const std::string &text, const Words &words, Candidates &candidates) const;
    PaletteEntry entryOf(const Candidate &candidate) const;
    PaletteEntry entryOf(const Command &command) const;
    PaletteEntry entryOf(const Hit &hit) const;
    PaletteEntry entryOf(const Finding &finding) const;
    PaletteEntry entryOf(const Part &part) const;

    const Document &m_document;
    const Selection &m_selection;
    const Library &m_library;
    const QMenuBar &m_menus;
    Icons m_icons{Theme::Light};
    std::vector<PaletteEntry> m_entries;
};

} // namespace clusterwright
