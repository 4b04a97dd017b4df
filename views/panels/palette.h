// Command palette: one line to reach every action, every thing of the design, every finding and every part.
#pragma once

#include "views/models/palettemodel.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace clusterwright {

/// Lies over the top of its parent while it is open. Takes over the model.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(PaletteModel *model, QWidget *parent);

    QLineEdit &input() { return *m_input; }
    QListView &list() { return *m_list; }
    const PaletteModel &model() const { return *m_model; }

    void open();

signals:
    void hitChosen(const Hit &hit);
    void findingChosen(const Finding &finding);
    void partChosen(const PartId &part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void leave();
    void choose(const QModelIndex &index);
    void move(int key);
    void placeOverParent();

    PaletteModel *m_model;
    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_note;
    QPointer<QWidget> m_before; ///< what had the focus
};

} // namespace clusterwright
