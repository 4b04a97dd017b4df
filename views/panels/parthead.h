// Part head: what a part is called and whether it can be bought, as a form above its figures.
#pragma once

#include "model/parts/part.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace clusterwright {

class PartHead : public QWidget {
    Q_OBJECT

public:
    explicit PartHead(QWidget *parent = nullptr);

    void allowId(bool isAllowed);
    void allowKind(bool isAllowed);

    void show(const Part &part); ///< without edited()
    void writeTo(Part &part) const;

    /// The field of a text, to go to: "vendor"; null if it is not here.
    QWidget *field(const std::string &key) const;

signals:
    void edited();

private:
    struct TextField {
        const char *key;
        QLineEdit *line;
        std::string &(*in)(Part &);
    };
    QLineEdit *addLine(const char *key, std::string &(*in)(Part &));
    void place(QGridLayout &grid, int row, int pair, const QString &title, QWidget *field);
    void layOut();
    void showCount();

    std::vector<TextField> m_texts;
    QLineEdit *m_id, *m_vendor, *m_model, *m_version, *m_orderCode, *m_category, *m_supplier, *m_inlet,
        *m_summary;
    QComboBox *m_kind, *m_status;
    QCheckBox *m_isPowered;
    QLabel *m_count;
};

} // namespace clusterwright
