// Plant dialogs: a new piece of the power chain, what racks hang on it, and a new cooling loop.
#pragma once

#include "views/panels/rackdialogs.h"

class QListWidget;

namespace clusterwright {

class SourceDialog : public EditDialog {
    Q_OBJECT

public:
    SourceDialog(Document &document, const std::string &above, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    QLineEdit *m_name, *m_voltage, *m_breaker, *m_rating;
    QComboBox *m_kind;
    QListWidget *m_fedBy;
};

/// Hangs the feeds of racks on a piece of the power chain.
class FeedDialog : public EditDialog {
    Q_OBJECT

public:
    FeedDialog(Document &document, const std::string &source, const std::string &object,
               QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    QComboBox *m_object, *m_feed, *m_source;
};

class LoopDialog : public EditDialog {
    Q_OBJECT

public:
    explicit LoopDialog(Document &document, QWidget *parent = nullptr);

protected:
    Result<Design> edited() const override;
    QString step() const override;

private:
    QLineEdit *m_name;
    QComboBox *m_coolant;
    QListWidget *m_rows;
};

} // namespace clusterwright
