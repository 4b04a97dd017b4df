// Breadcrumb: where the selected thing is, from the hall down, with every step to click.
#pragma once

#include "model/find.h"

#include <QFrame>

class QHBoxLayout;

namespace clusterwright {

class Document;
class Selection;

class Breadcrumb : public QFrame {
    Q_OBJECT

public:
    Breadcrumb(const Document &document, const Selection &selection, QWidget *parent = nullptr);

    QString text() const; ///< "Hall > Row A > A01 > node-1"

signals:
    void stepChosen(const Hit &step);

private:
    void refresh();
    void addStep(const Hit &step, bool isLast);
    void clear();

    const Document &m_document;
    const Selection &m_selection;
    std::vector<Hit> m_path;
    QHBoxLayout *m_layout;
};

} // namespace clusterwright
