"""The days on which what a project says is judged alike: nothing expires or is signed meanwhile."""

from kdeck.batch.clock import Today, Window, window
from kdeck.batch.contacts import with_contacts
from kdeck.batch.expiry import expiring
from kdeck.batch.project import Project


def days_held(project: Project, today: Today) -> Window:
    """Find the days on which the same sign-offs hold, and the same of what is printed expires."""
    reviews = [sign_off.review for sign_off in project.library.reviews]
    aging = [
        each
        for theme in project.themes
        for each in expiring(with_contacts(project.library_of(theme.id), theme)[0], theme.region)
    ]
    dues = [*(r.due for r in reviews), *(each.last for each in aging if each.last)]
    return window(dues, [*(r.on for r in reviews), *(each.day for each in aging)], today)
