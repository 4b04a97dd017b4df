// Part form model: the figures of a part as a table to fill in, with what is wrong in it.
#pragma once

#include "model/parts/figuretext.h"
#include "model/parts/partproblems.h"

#include <QAbstractTableModel>
#include <QIcon>
#include <QSortFilterProxyModel>

namespace clusterwright {

/// Holds the part that is edited; other views of it go through setPart().
class PartFormModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Title, Value, Unit, Kind, ConfidenceColumn, SourceColumn, Basis, ColumnCount };
    enum Roles {
        ChoicesRole = Qt::UserRole,
        IsStatedRole
    }; ///< QStringList, empty for any text; bool, of a row

    explicit PartFormModel(Part part, QObject *parent = nullptr);

    const Part &part() const { return m_part; }
    void setPart(Part part);

    /// Texts that are no value first, then problemsOf() the part. The key is that of a figure or a text.
    const std::vector<PartProblem> &problems() const { return m_problems; }
    /// How many of problems() are texts that are no value.
    std::size_t wrongCount() const { return m_wrong.size(); }

    QModelIndex indexOf(const std::string &key, int column = Value) const; ///< invalid = no such figure
    void clear(const QModelIndex &index);                                  ///< makes the figure unknown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited(); ///< the part, or a text that is no value

private:
    struct WrongText {
        std::string text, sentence;
    };
    const FigureRow &rowAt(const QModelIndex &index) const;
    const WrongText *wrongAt(const QModelIndex &index) const;
    QVariant text(const QModelIndex &index) const;
    QStringList choices(const QModelIndex &index) const;
    QString tip(const QModelIndex &index) const;
    QIcon mark(const QModelIndex &index) const;
    bool setValue(const FigureRow &row, const std::string &text);
    void refresh();

    Part m_part;
    std::vector<FigureRow> m_rows;
    std::map<std::string, WrongText> m_wrong; ///< by key; the part keeps the value before
    std::vector<PartProblem> m_problems;
};

/// Shows the rows whose title has the text, of all figures or of the stated ones only.
class PartFormFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString &text);
    void showStatedOnly(bool isOn);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_isStatedOnly = false;
};

/// "Maximum power has no source.": a problem as a sentence that stands alone.
QString sentenceOf(const PartProblem &problem);

} // namespace clusterwright
