// Share bar view: one lying bar whose parts make a whole, on the screen. As high as its legend needs.
#pragma once

#include "exports/drawings/sharebar.h"

#include <QWidget>

namespace clusterwright {

class ShareBarView : public QWidget {
    Q_OBJECT

public:
    explicit ShareBarView(QWidget *parent = nullptr);

    const ShareBar &bar() const { return m_bar; }
    void setBar(ShareBar bar);
    /// Where a part stands, once the bar was painted.
    QRectF placeOf(std::size_t part) const;

    QSize sizeHint() const override { return {360, heightFor(360)}; }
    QSize minimumSizeHint() const override { return {160, 40}; }

signals:
    void clicked(std::size_t part);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int heightFor(int width) const;
    std::optional<std::size_t> partAt(const QPointF &position) const;
    QString textOf(std::size_t part) const;

    ShareBar m_bar;
    std::vector<QRectF> m_places;
    std::optional<std::size_t> m_current; ///< reached with the keys
};

} // namespace clusterwright
