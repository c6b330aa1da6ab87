#pragma once

#include "app/presentation.h"

#include <QWidget>

namespace app {

/// A page of the window. It is handed finished values and redraws only while it is seen.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

    void present(const Presentation& presentation);
    const Presentation& presentation() const { return m_presentation; }
    /// Whether the filter bar means anything here.
    virtual bool obeysFilter() const { return true; }
    /// Whether it has something to say while no journal is open.
    virtual bool needsJournal() const { return true; }

protected:
    /// Draws presentation(); its snapshot may be null while the journal is loading.
    virtual void refresh() = 0;
    void showEvent(QShowEvent* event) override;

private:
    Presentation m_presentation;
    bool m_stale = true;
};

} // namespace app
