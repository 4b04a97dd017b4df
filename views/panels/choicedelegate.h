// Choice delegate: edits a cell of a table by a list of choices, if it has some.
#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace clusterwright {

class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Asked when a cell is edited; the chosen text becomes the cell's. None: any text can be typed.
    using Choices = std::function<QStringList(const QModelIndex &)>;

    explicit ChoiceDelegate(Choices choices, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

private:
    Choices m_choices;
};

} // namespace clusterwright
