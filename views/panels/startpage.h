// Start page: what a window without a file shows. New, open, the shipped samples, recent files, the guide.
#pragma once

#include <QScrollArea>

#include <vector>

class QAbstractButton;
class QLabel;
class QVBoxLayout;

namespace clusterwright {

/// One line to choose: a sample or a recent file.
struct StartEntry {
    QString title, detail;
    QString path;
};

class StartPage : public QScrollArea {
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setSamples(const std::vector<StartEntry> &samples);
    void setRecent(const std::vector<StartEntry> &files);
    const std::vector<QAbstractButton *> &sampleButtons() const { return m_samples.buttons; }
    const std::vector<QAbstractButton *> &recentButtons() const { return m_recent.buttons; }

signals:
    void newRequested();
    void openRequested();
    void guideRequested();
    void sampleRequested(const QString &path);
    void recentRequested(const QString &path);

private:
    struct Column {
        QVBoxLayout *lines = nullptr;
        QLabel *empty = nullptr; ///< said if there are no entries
        std::vector<QAbstractButton *> buttons;
    };
    QWidget *makeHead();
    Column makeColumn(const QString &title, const QString &empty);
    void fill(Column &column, const std::vector<StartEntry> &entries,
              void (StartPage::*chosen)(const QString &));

    Column m_samples, m_recent;
};

} // namespace clusterwright
