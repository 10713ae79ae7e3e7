"""Addresses of the grid: groups, people, changes."""

from django.urls import path

from .views import grid, grid_changes, people

urlpatterns = [
    path("grid/", grid.group_list, name="grid"),
    path("grid/people/", people.staff_list, name="staff"),
    path("grid/people/<str:staff_no>/", people.staff_detail, name="staff_detail"),
    path("grid/people/<str:staff_no>/assign/", people.assign, name="assign_staff"),
    path("grid/people/<str:staff_no>/absence/", people.record_absence, name="record_absence"),
    path("grid/assignments/<int:pk>/end/", people.end_assignment, name="end_assignment"),
    path("grid/absences/<int:pk>/end/", people.end_absence, name="end_absence"),
    path("grid/changes/", grid_changes.change_list, name="grid_changes"),
    path("grid/changes/balance/", grid_changes.balance, name="grid_balance"),
    path("grid/changes/<int:pk>/", grid_changes.change_detail, name="grid_change"),
    path("grid/changes/<int:pk>/apply/", grid_changes.apply, name="apply_grid_change"),
    path("grid/changes/<int:pk>/drop/", grid_changes.drop, name="drop_grid_change"),
    path("grid/<str:code>/", grid.group_detail, name="grid_group"),
    path("grid/<str:code>/post/", grid.post, name="post_to_group"),
    path("grid/<str:code>/split/", grid_changes.split, name="split_group"),
    path("grid/<str:code>/move/", grid_changes.move, name="move_areas"),
]
