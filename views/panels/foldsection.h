// A section of a panel with a heading that folds it.
#pragma once

#include <QToolButton>
#include <QVBoxLayout>

class QLabel;

namespace clusterwright {

class FoldSection : public QWidget {
    Q_OBJECT

public:
    explicit FoldSection(const QString &title, bool isOpen, QWidget *parent = nullptr);

    void setTitle(const QString &title) { m_heading->setText(title); }
    void setNote(const QString &note); ///< below the heading; empty = none
    QString note() const;
    bool isOpen() const { return m_heading->isChecked(); }
    QToolButton &heading() { return *m_heading; }
    void add(QWidget *widget) { m_layout->addWidget(widget); }

signals:
    void folded(bool isOpen);

private:
    void fold();

    QToolButton *m_heading;
    QWidget *m_body;
    QLabel *m_note;
    QVBoxLayout *m_layout;
};

} // namespace clusterwright
