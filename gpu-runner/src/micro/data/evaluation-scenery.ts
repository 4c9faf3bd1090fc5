import { fabric, landscape, rug, type Scenery, scatter, sprinkle, tinted } from "./scenery.ts";

/** The twenty places of the DreamBench prompts. */
export const evaluationScenery: Readonly<Record<string, Scenery>> = {
  jungle: {
    phrases: ["in the jungle"],
    draw: (s) => {
      landscape(s, [20, 84, 42], [42, 62, 26], 48);
      scatter(
        s,
        ["palm tree", "herb"],
        [
          [6, 18],
          [24, 10],
          [44, 12],
          [58, 22],
          [4, 42],
          [60, 44],
        ],
        [24, 38],
        tinted([40, 150, 60], 0.4),
      );
    },
  },
  snow: {
    phrases: ["in the snow"],
    draw: (s) => {
      const h = landscape(s, [190, 215, 240], [246, 249, 253], 30);
      scatter(
        s,
        ["evergreen tree"],
        [
          [8, h - 5],
          [32, h - 6],
          [56, h - 5],
        ],
        [16, 24],
        tinted([200, 226, 236], 0.5),
      );
      sprinkle(s, 30, (x, y) => s.canvas.ellipse(x, y, 0.9, 0.9, [255, 255, 255]));
    },
  },
  beach: {
    phrases: ["on the beach"],
    draw: (s) => {
      const { canvas, brush } = s;
      canvas.band(0, 20, brush.near([130, 202, 246]));
      canvas.band(20, 34, brush.near([28, 122, 202]));
      canvas.band(34, 64, brush.near([236, 212, 152]));
      scatter(s, ["palm tree"], [[brush.pick([7, 57]), 22]], [24, 32]);
    },
  },
  cobblestone: {
    phrases: ["on a cobblestone street"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([104, 100, 98]));
      for (let row = 0; row < 10; row++)
        for (let column = 0; column < 9; column++)
          canvas.ellipse(column * 8 + (row % 2) * 4, row * 7 + 3, 3.4, 2.8, brush.near([168, 162, 156], 14));
    },
  },
  "pink fabric": {
    phrases: ["on top of pink fabric"],
    draw: (s) => fabric(s, [246, 150, 192], [222, 108, 160]),
  },
  "wooden floor": {
    phrases: ["on top of a wooden floor"],
    draw: ({ canvas, brush }) => {
      for (let y = 0; y < 64; y += 8) {
        canvas.rectangle(0, y, 64, y + 8, brush.near([172, 112, 62], 12));
        canvas.line(0, y, 64, y, [98, 58, 30]);
        const x = brush.int(0, 63);
        canvas.line(x, y, x, y + 8, [98, 58, 30]);
      }
    },
  },
  city: {
    phrases: ["with a city in the background"],
    draw: (s) => {
      landscape(s, [152, 192, 232], [112, 112, 118], 42);
      scatter(
        s,
        ["office building"],
        [
          [7, 28],
          [24, 26],
          [41, 28],
          [58, 26],
        ],
        [24, 30],
      );
    },
  },
  mountain: {
    phrases: ["with a mountain in the background"],
    draw: (s) => {
      landscape(s, [160, 205, 246], [92, 150, 82], 42);
      scatter(s, ["snow-capped mountain"], [[s.brush.int(18, 46), 22]], [50, 58]);
    },
  },
  "blue house": {
    phrases: ["with a blue house in the background"],
    draw: (s) => {
      landscape(s, [172, 216, 250], [112, 172, 92], 42);
      scatter(s, ["house"], [[s.brush.pick([13, 51]), 24]], [36, 40], tinted([50, 100, 255], 0.8));
    },
  },
  "purple rug": {
    phrases: ["on top of a purple rug in a forest"],
    draw: (s) => {
      landscape(s, [62, 112, 62], [52, 82, 42], 40);
      scatter(
        s,
        ["deciduous tree", "evergreen tree"],
        [
          [6, 18],
          [22, 14],
          [42, 14],
          [58, 18],
        ],
        [22, 30],
      );
      rug(s, [132, 48, 172]);
    },
  },
  "wheat field": {
    phrases: ["with a wheat field in the background"],
    draw: (s) => {
      const h = landscape(s, [150, 205, 248], [222, 182, 72], 26);
      for (let i = 0; i < 70; i++) {
        const [x, y] = [s.brush.int(0, 63), s.brush.int(h, 63)];
        s.canvas.line(x, y, x + 1, y - 6, s.brush.near([188, 140, 38], 16));
      }
    },
  },
  "autumn leaves": {
    phrases: ["with a tree and autumn leaves in the background"],
    draw: (s) => {
      landscape(s, [206, 222, 236], [170, 120, 60], 40);
      scatter(s, ["deciduous tree"], [[s.brush.pick([14, 50]), 20]], [40, 46], tinted([240, 120, 30], 0.85));
      scatter(
        s,
        ["maple leaf", "fallen leaf"],
        [
          [8, 56],
          [24, 60],
          [42, 58],
          [58, 54],
          [54, 12],
          [32, 6],
        ],
        [8, 12],
      );
    },
  },
  "Eiffel Tower": {
    phrases: ["with the Eiffel Tower in the background"],
    draw: (s) => {
      landscape(s, [168, 206, 242], [122, 166, 102], 46);
      scatter(s, ["Tokyo tower"], [[s.brush.pick([13, 51]), 25]], [46, 52], tinted([120, 110, 100], 0.95));
    },
  },
  water: {
    phrases: ["floating on top of water"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([58, 148, 222]));
      for (let i = 0; i < 14; i++) {
        const [x, y] = [brush.int(-4, 56), brush.int(0, 63)];
        canvas.line(x, y, x + 5, y - 2, [200, 236, 255]);
        canvas.line(x + 5, y - 2, x + 10, y, [200, 236, 255]);
      }
    },
  },
  milk: {
    phrases: ["floating in an ocean of milk"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([250, 246, 234], 4));
      for (let i = 0; i < 7; i++) {
        const [x, y, r] = [brush.int(0, 63), brush.int(0, 63), brush.real(5, 10)];
        canvas.ellipse(x, y, r, r / 2.6, [222, 212, 190]);
        canvas.ellipse(x, y - 1, r - 1.5, r / 2.6 - 1, [253, 250, 242]);
      }
    },
  },
  sunflowers: {
    phrases: ["on top of green grass with sunflowers around it"],
    draw: (s) => {
      s.canvas.band(0, 64, s.brush.near([84, 172, 62]));
      for (let i = 0; i < 50; i++) {
        const [x, y] = [s.brush.int(0, 63), s.brush.int(0, 63)];
        s.canvas.line(x, y, x, y - 3, s.brush.near([50, 130, 40]));
      }
      scatter(
        s,
        ["sunflower"],
        [
          [7, 10],
          [32, 7],
          [57, 10],
          [6, 36],
          [58, 36],
          [9, 57],
          [55, 57],
        ],
        [14, 18],
      );
    },
  },
  mirror: {
    phrases: ["on top of a mirror"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([118, 92, 70]));
      canvas.ellipse(32, 42, 31, 21, [222, 190, 90]);
      canvas.ellipse(32, 42, 28, 18, brush.near([205, 226, 236], 6));
      for (const x of [14, 20, 46]) canvas.line(x, 52, x + 10, 30, [246, 252, 255], 1.5);
    },
  },
  sidewalk: {
    phrases: ["on top of the sidewalk in a crowded street"],
    draw: (s) => {
      landscape(s, [196, 170, 150], [176, 176, 178], 34);
      for (const x of [0, 21, 42, 63]) s.canvas.line(x, 34, x * 1.6 - 20, 64, [140, 140, 144]);
      scatter(
        s,
        ["person standing", "man walking", "woman walking"],
        [
          [5, 22],
          [18, 20],
          [32, 18],
          [46, 20],
          [59, 22],
        ],
        [22, 27],
      );
    },
  },
  "dirt road": {
    phrases: ["on top of a dirt road"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 18, brush.near([170, 212, 244]));
      canvas.band(18, 64, brush.near([120, 150, 70]));
      canvas.triangle(
        [
          [32, 14],
          [-26, 66],
          [90, 66],
        ],
        brush.near([158, 118, 78]),
      );
      for (let i = 0; i < 26; i++)
        canvas.ellipse(brush.int(8, 56), brush.int(34, 63), 1, 0.8, brush.near([110, 78, 48]));
    },
  },
  "white rug": {
    phrases: ["on top of a white rug"],
    draw: (s) => {
      s.canvas.band(0, 64, s.brush.near([96, 70, 58]));
      rug(s, [238, 236, 230]);
      for (let i = 0; i < 40; i++) {
        const angle = s.brush.real(0, 6.28);
        const [x, y] = [32 + 29 * Math.cos(angle), 55 + 12.5 * Math.sin(angle)];
        s.canvas.line(x, y, x + 2 * Math.cos(angle), y + 2 * Math.sin(angle), [238, 236, 230]);
      }
    },
  },
};
