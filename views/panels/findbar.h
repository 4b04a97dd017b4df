// Find bar: searches the design and goes from one hit to the next.
#pragma once

#include "model/find.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace clusterwright {

class Document;

class FindBar : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(const Document &document, QWidget *parent = nullptr);

    QLineEdit &input() { return *m_input; }
    QString resultText() const; ///< "3 of 17", "No hits", or nothing

    void open(); ///< shows it with the last text, ready to be typed over
    void next() { go(1); }
    void previous() { go(-1); }

signals:
    void hitChosen(const Hit &hit);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search();
    void refresh();
    void go(int step);
    void showResult();

    const Document &m_document;
    QLineEdit *m_input;
    QLabel *m_result, *m_where;
    QToolButton *m_previous, *m_next;
    std::vector<Hit> m_hits;
    std::size_t m_current = 0; ///< in m_hits
};

} // namespace clusterwright
