"""Drawing on attached pictures: arrows, circles, boxes, words and lines over a picture that stays as it is."""
