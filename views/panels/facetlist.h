// Facet list: what parts can be sorted out by, with a check box and the number of parts for each value.
#pragma once

#include "model/parts/partindex.h"

#include <QTreeWidget>

namespace clusterwright {

class FacetList : public QTreeWidget {
    Q_OBJECT

public:
    explicit FacetList(QWidget *parent = nullptr);

    /// The values of another library; those that were chosen stay so if there still are such.
    void setValues(const PartIndex &index);
    /// Values without parts are hidden unless they are chosen.
    void setCounts(const FoundParts &found);
    PerFacet<std::set<std::string>> chosen() const;
    bool isAnyChosen() const;
    void clearChoice();
    void applyTheme(); ///< after a change of the palette
    /// As by the user.
    void choose(Facet facet, const std::string &value, bool isChosen = true);

signals:
    void choiceChanged();

private:
    void showGroup(QTreeWidgetItem &group);

    bool m_isFilling = false;
};

} // namespace clusterwright
